import path from 'node:path'
import * as vscode from 'vscode'
import { messageOf } from '../../core/errors'
import type { DescriptionJson } from '../../core/dataset/import/proposal'
import { localPath } from '../localFiles'
import { askFirst } from '../notifications'

const REPLACE = 'Replace'
const ELSEWHERE = 'Save Elsewhere…'

/**
 * Writes a description next to its data. One that is there already is replaced only when a person says so, and where
 * the folder cannot be written to another place is asked for, with the data's folder as its `root`.
 * @param file where it belongs: the folder of this file is what its paths are relative to
 * @returns the path that was written; undefined when the person gave up
 */
export async function writeDescription(
  description: DescriptionJson,
  file: string,
): Promise<string | undefined> {
  if (await exists(file)) {
    const message = `${path.basename(file)} is there already in ${path.dirname(file)}.`
    const answer = await askFirst(message, {}, REPLACE, ELSEWHERE)
    if (answer === ELSEWHERE) return writeElsewhere(description, file)
    if (answer !== REPLACE) return undefined
  }
  try {
    await write(description, file)
    return file
  } catch (error) {
    const message = `${file} cannot be written (${messageOf(error)}).`
    const answer = await askFirst(message, {}, ELSEWHERE)
    return answer === ELSEWHERE ? writeElsewhere(description, file) : undefined
  }
}

async function writeElsewhere(description: DescriptionJson, file: string): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  const name = `${path.basename(path.dirname(file))}.dataset.json`
  const chosen = await vscode.window.showSaveDialog({
    title: 'Save the description of the data set',
    filters: { 'Data set descriptions': ['json'] },
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  })
  if (chosen === undefined) return undefined
  const elsewhere = localPath(chosen)
  const root = path.relative(path.dirname(elsewhere), path.dirname(file)) || '.'
  await write({ ...description, root: root.split(path.sep).join('/') }, elsewhere)
  return elsewhere
}

async function write(description: DescriptionJson, file: string): Promise<void> {
  const text = `${JSON.stringify(description, null, 2)}\n`
  await vscode.workspace.fs.writeFile(vscode.Uri.file(file), new TextEncoder().encode(text))
}

async function exists(file: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.file(file))
    return true
  } catch {
    return false
  }
}
