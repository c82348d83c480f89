import * as vscode from 'vscode'
import type { MimeBundle } from '../../protocol/kernel'
import { CONTROLLER_ID, LANGUAGES, NOTEBOOK_TYPE } from '../identity'
import { itemsOf } from './mimeBundle'

/** What a new notebook's file says of itself; `reo` is the mark by which ours are known. */
const METADATA = {
  kernelspec: { display_name: 'REO Notebook', language: LANGUAGES[0], name: CONTROLLER_ID },
  language_info: { name: LANGUAGES[0] },
  reo: { version: 1 },
}

/** Whether a notebook carries our mark. */
export function isReoNotebook({ notebookType, metadata }: vscode.NotebookDocument): boolean {
  const ofFile: unknown = metadata['metadata']
  return notebookType === NOTEBOOK_TYPE && typeof ofFile === 'object' && ofFile !== null && 'reo' in ofFile
}

export interface NewCell {
  readonly kind: 'code' | 'text'
  readonly text: string
  /** What the cell shows before it is run. */
  readonly output?: MimeBundle
}

/** A notebook of ours with the given cells. */
export function reoNotebookData(cells: readonly NewCell[]): vscode.NotebookData {
  const data = new vscode.NotebookData(cells.map(cellData))
  data.metadata = { metadata: METADATA, nbformat: 4, nbformat_minor: 5 }
  return data
}

function cellData({ kind, text, output }: NewCell): vscode.NotebookCellData {
  if (kind === 'text') {
    return new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown')
  }
  const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, LANGUAGES[0])
  if (output !== undefined) {
    const items = itemsOf(output).map(({ mime, bytes }) => new vscode.NotebookCellOutputItem(bytes, mime))
    cell.outputs = [new vscode.NotebookCellOutput(items)]
  }
  return cell
}
