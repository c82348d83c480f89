import * as vscode from 'vscode'
import { localPath } from '../localFiles'
import { reviewInPanel } from '../importing/importPanel'
import { needTrust } from '../kernels/kernelFactory'
import type { Kernel } from '../kernels/kernel'
import { runAllCells, showNewNotebook } from '../notebooks/showNotebook'
import { datasetOf } from '../pickers/datasetOf'
import type { RecentDatasets } from '../pickers/recentDatasets'
import { argumentOf } from './arguments'
import type { Log } from '../log'
import { tell } from '../notifications'

export interface ImportDatasetParts {
  readonly service: Kernel
  readonly recent: RecentDatasets
  readonly extension: vscode.Uri
  readonly log: Log
}

/** REO: Import Data Set… Proposes a description for a table or folder, and writes the one that is agreed on. @returns its path */
export async function importDataset(
  { service, recent, extension, log }: ImportDatasetParts,
  argument: unknown,
): Promise<string | undefined> {
  needTrust()
  const location = await locationOf(argument)
  if (location === undefined) return undefined
  const written = await reviewInPanel({ service, extension, log }, location)
  if (written === undefined) return undefined
  const dataset = datasetOf(written)
  await recent.add(dataset)
  void offer(written, dataset)
  return written
}

async function locationOf(argument: unknown): Promise<string | undefined> {
  if (argument instanceof vscode.Uri) return localPath(argument)
  return argumentOf('importDataset', argument).path ?? pickLocation()
}

const KINDS = [
  {
    label: '$(table) A table…',
    description: 'JSON, JSONL, CSV, TSV or Parquet; its images are looked for beside it',
    canSelectFolders: false,
  },
  {
    label: '$(folder-opened) A folder…',
    description: 'with a table and images, or with large rasters to cut into patches',
    canSelectFolders: true,
  },
] as const

async function pickLocation(): Promise<string | undefined> {
  const kind = await vscode.window.showQuickPick(KINDS, {
    title: 'Import Data Set',
    placeHolder: 'What holds the annotations?',
  })
  if (kind === undefined) return undefined
  const { canSelectFolders } = kind
  const [picked] =
    (await vscode.window.showOpenDialog({
      canSelectFolders,
      canSelectFiles: !canSelectFolders,
      openLabel: 'Import',
      ...(!canSelectFolders && { filters: { Tables: ['json', 'jsonl', 'ndjson', 'csv', 'tsv', 'parquet'] } }),
    })) ?? []
  return picked && localPath(picked)
}

/** Offers what people do next with a data set that they have imported. */
async function offer(written: string, dataset: string): Promise<void> {
  const open = 'Open in New Notebook'
  const check = 'Check'
  const edit = 'Edit'
  const chosen = await tell(`Wrote ${written}`, open, check, edit)
  if (chosen === open) {
    const text = `const data = await reo.open(${JSON.stringify(dataset)})\ndata`
    await runAllCells(await showNewNotebook([{ kind: 'code', text }]))
  }
  if (chosen === check) await vscode.commands.executeCommand('reo.checkDataset', { dataset })
  if (chosen === edit) await vscode.window.showTextDocument(vscode.Uri.file(written))
}
