import path from 'node:path'
import * as vscode from 'vscode'
import { messageOf } from '../core/errors'
import { DeadEnd, OFFERS } from './deadEnd'
import { workspaceFolder } from './kernels/folders'
import { tellError } from './notifications'

/**
 * The path of a file that lies on a disk of this machine, where processes can read it.
 * @throws DeadEnd for one that only VS Code sees, such as those of GitHub Repositories
 */
export function localPath(uri: vscode.Uri): string {
  if (uri.scheme === 'file') return uri.fsPath
  throw new DeadEnd(`This lies on no disk of this machine (${uri.scheme})`, {
    where: nameOf(uri),
    mend: 'Copy it to a folder of this machine and open that.',
    offers: [OFFERS.openFolder],
  })
}

/** The workspace's files of a pattern that lie on a disk of this machine. */
export async function findLocalFiles(
  pattern: string,
  elsewhere: string,
  most: number,
): Promise<readonly vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(pattern, elsewhere, most)
  return found.filter(({ scheme }) => scheme === 'file')
}

/** Asks where on this machine a copy of a file is to lie, and opens it there; what fails is told. */
export async function saveCopy(uri: vscode.Uri): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title: 'Save a copy on this machine',
    defaultUri: vscode.Uri.file(path.join(workspaceFolder(), nameOf(uri))),
  })
  if (target === undefined) return
  try {
    await vscode.workspace.fs.copy(uri, target, { overwrite: true })
    await vscode.commands.executeCommand('vscode.open', target)
  } catch (thrown) {
    await tellError(`The copy could not be saved: ${messageOf(thrown)}`)
  }
}

function nameOf(uri: vscode.Uri): string {
  return path.posix.basename(uri.path)
}
