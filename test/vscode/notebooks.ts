import assert from 'node:assert/strict'
import * as vscode from 'vscode'

const ERROR = 'application/vnd.code.notebook.error'

/** Opens a new notebook with our own command. */
export async function newNotebook(): Promise<vscode.NotebookDocument> {
  const uri = await vscode.commands.executeCommand<string>('reo.newNotebook')
  const notebook = vscode.workspace.notebookDocuments.find((open) => open.uri.toString() === uri)
  assert(notebook)
  return notebook
}

/** Puts cells in the place of those from an index on. */
export async function write(
  notebook: vscode.NotebookDocument,
  codes: readonly string[],
  from = 0,
): Promise<void> {
  const cells = codes.map(
    (code) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, 'javascript'),
  )
  const edit = new vscode.WorkspaceEdit()
  const range = new vscode.NotebookRange(from, notebook.cellCount)
  edit.set(notebook.uri, [vscode.NotebookEdit.replaceCells(range, cells)])
  await vscode.workspace.applyEdit(edit)
}

/** Runs a cell to its end. */
export async function run(notebook: vscode.NotebookDocument, index: number): Promise<void> {
  const ended = endOf(notebook, index)
  await vscode.commands.executeCommand('notebook.cell.execute', {
    ranges: [{ start: index, end: index + 1 }],
    document: notebook.uri,
  })
  await ended
}

/** Resolves once the cell has ended, well or not. */
export function endOf(notebook: vscode.NotebookDocument, index: number): Promise<void> {
  return new Promise((resolve) => {
    const subscription = vscode.workspace.onDidChangeNotebookDocument((event) => {
      const change = event.cellChanges.find(({ cell }) => cell === notebook.cellAt(index))
      if (change?.executionSummary?.success === undefined) return
      subscription.dispose()
      resolve()
    })
  })
}

/** What a cell shows, as text. */
export function textOf(notebook: vscode.NotebookDocument, index: number): string {
  const items = notebook.cellAt(index).outputs.flatMap((output) => output.items)
  return items.map((item) => new TextDecoder().decode(item.data)).join('')
}

/** The error that a cell shows. */
export function errorOf(
  notebook: vscode.NotebookDocument,
  index: number,
): { name: string; message: string; stack: string } {
  const items = notebook.cellAt(index).outputs.flatMap((output) => output.items)
  const error = items.find((item) => item.mime === ERROR)
  assert(error)
  return JSON.parse(new TextDecoder().decode(error.data))
}

/**
 * Labels of the completions at a place in the first line of a cell that stand before all that VS Code's own JavaScript
 * support offers, whose sort texts begin with 1.
 */
export async function completions(
  notebook: vscode.NotebookDocument,
  index: number,
  character: number,
): Promise<readonly string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    notebook.cellAt(index).document.uri,
    new vscode.Position(0, character),
  )
  const labels = items
    .filter(({ sortText }) => sortText !== undefined && sortText < '1')
    .map(({ label }) => (typeof label === 'string' ? label : label.label))
  return labels.sort()
}

/** Whether a process of an id is there. */
export function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}

/** Closes every editor, and what is unsaved with it. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors')
}
