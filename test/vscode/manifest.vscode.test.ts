import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'

interface Manifest {
  readonly enabledApiProposals?: readonly string[]
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[]
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>
    readonly notebookRenderer: readonly { readonly id: string; readonly entrypoint: string }[]
  }
}

describe('The manifest', () => {
  const extension = vscode.extensions.getExtension<unknown>('reo-notebook.reo-notebook')
  assert(extension)
  const manifest = extension.packageJSON as Manifest

  it('names exactly the commands that the extension registers', async () => {
    await extension.activate()
    const named = manifest.contributes.commands.map(({ command }) => command)
    const views = Object.values(manifest.contributes.views).flat()
    const isMadeForView = (command: string) => views.some(({ id }) => command.startsWith(`${id}.`))
    const registered = (await vscode.commands.getCommands(true)).filter(
      (command) => command.startsWith('reo.') && !isMadeForView(command),
    )
    assert.deepEqual([...registered].sort(), [...named].sort())
  })

  it('points each renderer at a module that was built', () => {
    const missing = manifest.contributes.notebookRenderer.filter(
      ({ entrypoint }) => !existsSync(path.join(extension.extensionPath, entrypoint)),
    )
    assert.deepEqual(missing, [])
  })

  it('asks for no proposed API, which the Marketplace refuses', () => {
    assert.deepEqual(manifest.enabledApiProposals ?? [], [])
  })
})
