import * as vscode from 'vscode'
import { showNotebookFile } from '../notebooks/showNotebook'
import type { StorageFolder } from '../kernels/storageFolder'
import { argumentOf } from './arguments'

export interface OpenDemoParts {
  readonly extension: vscode.Uri
  readonly storage: StorageFolder
}

/**
 * REO: Open Demo. Opens an example notebook, as a copy that people may change; one that is there already is kept.
 * @returns the notebook's URI as text
 */
export async function openDemo({ extension, storage }: OpenDemoParts, argument: unknown): Promise<string> {
  const { notebook: name = 'first-look', folder } = argumentOf('openDemo', argument)
  const target =
    folder === undefined
      ? vscode.Uri.joinPath(vscode.Uri.file(storage.path), 'notebooks')
      : vscode.Uri.file(folder)
  const example = `${name}.ipynb`
  const file = vscode.Uri.joinPath(target, example)
  if (!(await exists(file))) {
    await vscode.workspace.fs.createDirectory(target)
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(extension, 'examples', example), file)
  }
  const { notebook } = await showNotebookFile(file)
  return notebook.uri.toString()
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file)
    return true
  } catch {
    return false
  }
}
