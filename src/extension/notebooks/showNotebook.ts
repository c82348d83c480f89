import * as vscode from 'vscode'
import { CONTROLLER_ID, EXTENSION_ID, NOTEBOOK_TYPE } from '../identity'
import { type NewCell, reoNotebookData } from './reoNotebook'

/** Opens a new, unsaved notebook of ours. */
export async function showNewNotebook(cells: readonly NewCell[]): Promise<vscode.NotebookEditor> {
  const data = reoNotebookData(cells)
  const notebook = await vscode.workspace.openNotebookDocument(NOTEBOOK_TYPE, data)
  if (cells.some(({ output }) => output !== undefined)) await putCells(notebook, data.cells)
  return showWithOurKernel(notebook)
}

/** Puts cells in place once more: VS Code drops the content of outputs that a notebook is opened with. */
async function putCells(notebook: vscode.NotebookDocument, cells: vscode.NotebookCellData[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  const all = new vscode.NotebookRange(0, notebook.cellCount)
  edit.set(notebook.uri, [vscode.NotebookEdit.replaceCells(all, cells)])
  await vscode.workspace.applyEdit(edit)
}

/** Opens a notebook file of ours. */
export async function showNotebookFile(file: vscode.Uri): Promise<vscode.NotebookEditor> {
  return showWithOurKernel(await vscode.workspace.openNotebookDocument(file))
}

/** Runs every cell of a notebook, as its own "Run All" does. */
export async function runAllCells({ notebook }: vscode.NotebookEditor): Promise<void> {
  await vscode.commands.executeCommand('notebook.execute', notebook.uri)
}

/** Shows a notebook with our kernel selected, so that it runs without a question. */
async function showWithOurKernel(notebook: vscode.NotebookDocument): Promise<vscode.NotebookEditor> {
  const editor = await vscode.window.showNotebookDocument(notebook)
  await vscode.commands.executeCommand('notebook.selectKernel', {
    notebookEditor: editor,
    id: CONTROLLER_ID,
    extension: EXTENSION_ID,
  })
  return editor
}
