import path from 'node:path'
import * as vscode from 'vscode'
import { messageOf } from '../../core/errors'
import type { FileFormat, SaveMessage } from '../../protocol/queries'
import { tellError } from '../notifications'

const FORMAT_NAMES: Readonly<Record<FileFormat, string>> = {
  png: 'PNG picture',
  svg: 'SVG drawing',
  csv: 'CSV table',
  json: 'JSON',
}

/**
 * Asks where to, and writes a figure's file there.
 * @param folder that is offered: the notebook's
 */
export async function saveFigure({ name, format, content }: SaveMessage, folder: string): Promise<undefined> {
  const target = await vscode.window.showSaveDialog({
    title: 'Save Figure',
    defaultUri: vscode.Uri.file(path.join(folder, path.basename(name))),
    filters: { [FORMAT_NAMES[format]]: [format] },
  })
  if (target === undefined) return
  try {
    await vscode.workspace.fs.writeFile(target, Buffer.from(content, format === 'png' ? 'base64' : 'utf8'))
  } catch (thrown) {
    void tellError(`The figure cannot be saved. ${messageOf(thrown)}`)
  }
}
