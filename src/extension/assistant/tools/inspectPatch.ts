import type { PayloadSource } from '../../../protocol/payloads'
import type { Kernel } from '../../kernels/kernel'
import type { RecentDatasets } from '../../pickers/recentDatasets'
import type { AssistantTool } from '../assistantTool'
import { needDataset } from '../knownDataset'
import type { ToolInput } from '../toolInputs'
import { needRun, workspaceRuns } from '../workspaceRuns'

/** Tells what is known of a patch, models' answers included, and shows it. */
export function inspectPatch(service: Kernel, recent: RecentDatasets): AssistantTool<'reo_inspect_patch'> {
  return {
    doing: ({ sample }) => `Looking at patch ${sample}`,
    async answer(input, token) {
      const { sample, view, picture: isWanted = true } = input
      const { source, runs } = await placeOf(service, recent, input)
      const { text, picture } = await service.request(
        'patchInWords',
        { source, sample, runs, ...(view !== undefined && { view }) },
        token,
      )
      return { text, ...(isWanted && picture !== undefined && { picture }) }
    },
  }
}

/** Where the patch and its answers are: in a data set, with the newest answers of all runs; else in one run. */
async function placeOf(
  service: Kernel,
  recent: RecentDatasets,
  { run, dataset }: ToolInput<'reo_inspect_patch'>,
): Promise<{ readonly source: PayloadSource; readonly runs: readonly string[] }> {
  if (run === undefined && dataset !== undefined) {
    const runs = (await workspaceRuns()).map(({ file }) => file)
    return { source: { dataset: await needDataset(recent, dataset) }, runs }
  }
  const { file } = await needRun(run)
  const summary = await service.request('summariseRun', { file })
  return { source: { dataset: summary.dataset.path, run: file }, runs: [] }
}
