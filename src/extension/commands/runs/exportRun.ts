import path from 'node:path'
import * as vscode from 'vscode'
import { RUN_EXPORTS, type RunExport } from '../../../protocol/runExports'
import type { Kernel } from '../../kernels/kernel'
import { localPath } from '../../localFiles'
import { needTrust } from '../../kernels/kernelFactory'
import { chooseRun, type RunChoice } from '../../runs/chooseRuns'
import { runName } from '../../runs/runsView'
import { tell } from '../../notifications'

interface Format {
  readonly label: string
  readonly detail: string
  /** Ending of the file; absent where a folder is written. */
  readonly ending?: string
}

const FORMATS: Readonly<Record<RunExport, Format>> = {
  csv: { label: 'CSV', detail: 'Every answer as a row', ending: 'csv' },
  parquet: {
    label: 'Parquet',
    detail: 'Every answer as a row, for pandas, DuckDB, Polars',
    ending: 'parquet',
  },
  inspect: { label: 'Inspect', detail: 'A log for each model and task, for Inspect AI' },
  html: {
    label: 'HTML',
    detail: 'The report with its figures as one file for any browser',
    ending: 'html',
  },
  md: { label: 'Markdown', detail: 'The report as a table', ending: 'md' },
  latex: { label: 'LaTeX', detail: 'The report as a table', ending: 'tex' },
}

/** REO: Export Run… @returns the files written */
export async function exportRun(
  service: Kernel,
  choice: RunChoice,
  argument: unknown,
): Promise<readonly string[] | undefined> {
  needTrust()
  const uri = await chooseRun(argument, choice, 'Export Run')
  if (uri === undefined) return undefined
  const items = RUN_EXPORTS.map((format) => ({ ...FORMATS[format], format }))
  const picked = await vscode.window.showQuickPick(items, { title: 'Export Run', placeHolder: 'Format' })
  if (picked === undefined) return undefined
  const out = await askWhere(uri, picked)
  if (out === undefined) return undefined
  const { files } = await service.request('exportRun', {
    file: uri.fsPath,
    format: picked.format,
    out: localPath(out),
  })
  void offer(files)
  return files
}

async function askWhere(run: vscode.Uri, { label, ending }: Format): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(run, '..')
  if (ending !== undefined) {
    return vscode.window.showSaveDialog({
      title: `Export as ${label}`,
      defaultUri: vscode.Uri.joinPath(folder, `${runName(run)}.${ending}`),
      filters: { [label]: [ending] },
    })
  }
  const folders = await vscode.window.showOpenDialog({
    title: 'Folder for the logs',
    defaultUri: folder,
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: 'Export Here',
  })
  return folders?.at(0)
}

/** Says what was written, and offers to open it. */
async function offer(files: readonly string[]): Promise<void> {
  const open = 'Open'
  const [first] = files
  const names = files.length === 1 ? path.basename(first) : `${files.length} files`
  const chosen = await tell(`Exported ${names}.`, open)
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(first))
}
