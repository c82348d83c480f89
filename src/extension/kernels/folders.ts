import { homedir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'

/** The folder that relative paths in a notebook start from: its own, or for one that has none the workspace's. */
export function folderOf({ uri }: vscode.NotebookDocument): string {
  return uri.scheme === 'file' ? path.dirname(uri.fsPath) : workspaceFolder()
}

/** The first folder of the workspace on this machine, or the home folder where there is none. */
export function workspaceFolder(): string {
  return openFolder() ?? homedir()
}

/** The first folder of the workspace on this machine. */
export function openFolder(): string | undefined {
  return vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath
}
