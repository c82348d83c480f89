import path from 'node:path'
import * as vscode from 'vscode'
import { ReoError } from '../../core/errors'
import type { Kernel } from '../kernels/kernel'
import { openFolder } from '../kernels/folders'
import { needTrust } from '../kernels/kernelFactory'
import { argumentOf } from './arguments'
import { DeadEnd, OFFERS } from '../deadEnd'

/** REO: New Prompt Set… Writes our own prompts to a file of the workspace, to be edited. @returns its path */
export async function newPromptSet(service: Kernel, argument: unknown): Promise<string | undefined> {
  needTrust()
  const { name = await askName() } = argumentOf('newPromptSet', argument)
  if (name === undefined) return undefined
  const file = vscode.Uri.file(path.join(folderForPrompts(), `${name}.prompts.json`))
  if (await exists(file)) {
    throw new ReoError('There is such a prompt set already', {
      where: file.fsPath,
      mend: 'Edit that one, or choose another name.',
    })
  }
  const prompts = { ...(await service.request('defaultPrompts', null)), name }
  await vscode.workspace.fs.writeFile(file, Buffer.from(`${JSON.stringify(prompts, null, 2)}\n`))
  await vscode.window.showTextDocument(file)
  return file.fsPath
}

/** @throws DeadEnd when no folder is open */
function folderForPrompts(): string {
  const folder = openFolder()
  if (folder !== undefined) return path.join(folder, 'prompts')
  throw new DeadEnd('Prompt sets are files of a workspace, and no folder is open', {
    mend: 'Open a folder first.',
    offers: [OFFERS.openFolder],
  })
}

async function askName(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: 'New Prompt Set',
    prompt:
      'Name of the prompt set; it becomes prompts/NAME.prompts.json, with our own questions to begin with',
    validateInput: (name) => (/^[\w-]+$/.test(name) ? undefined : 'Letters, digits, - and _ only.'),
    ignoreFocusOut: true,
  })
}

function exists(file: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(file)).then(
    () => true,
    () => false,
  )
}
