import path from 'node:path'
import { ReoError } from '../../core/errors'
import { workspaceFolder } from '../kernels/folders'
import type { RecentDatasets } from '../pickers/recentDatasets'
import { workspaceDatasets } from '../pickers/workspaceDatasets'

const DEMO = 'demo'

/** The data sets that assistants may name: the demo, those of the workspace, and those that the user opened in it. */
export async function knownDatasets(recent: RecentDatasets): Promise<readonly string[]> {
  return [...new Set([DEMO, ...(await workspaceDatasets()), ...recent.list()])]
}

/** The data set that an assistant means. @throws ReoError when it is none that the user has here */
export async function needDataset(recent: RecentDatasets, named: string): Promise<string> {
  const known = await knownDatasets(recent)
  const absolute = path.resolve(workspaceFolder(), named)
  const wanted = known.find((dataset) => dataset === named || dataset === absolute)
  if (wanted !== undefined) return wanted
  throw new ReoError('This is no data set of the workspace, nor one that was opened in it', {
    where: named,
    mend: `Take one of ${known.join(', ')}, or let the user open it with "REO: Inspect Patch…" first.`,
  })
}
