import { access, constants } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { openFolder } from '../kernels/folders'
import type { StorageFolder } from '../kernels/storageFolder'
import { localPath } from '../localFiles'
import { runLogFile } from './runLogFile'

/**
 * Where a run of now is logged: in the open folder, or in our own where none is open. Asks where that cannot be written to.
 * @returns undefined when it was not said
 */
export async function placeOfRun(
  models: readonly string[],
  storage: StorageFolder,
): Promise<string | undefined> {
  const now = new Date()
  const folder = await writableFolder(storage)
  if (folder !== undefined) return runLogFile(folder, models, now)
  const chosen = await vscode.window.showSaveDialog({
    title: 'Nothing can be written to this workspace: where is the run log to be kept?',
    saveLabel: 'Keep Run Log',
    defaultUri: vscode.Uri.file(path.join(homedir(), path.basename(runLogFile('', models, now)))),
    filters: { 'Run logs': ['reo.jsonl'] },
  })
  return chosen && localPath(chosen)
}

async function writableFolder(storage: StorageFolder): Promise<string | undefined> {
  const open = openFolder()
  if (open !== undefined) return (await isWritable(open)) ? open : undefined
  const isVirtual = (vscode.workspace.workspaceFolders ?? []).length > 0
  return isVirtual || !storage.isLasting ? undefined : storage.path
}

function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
}
