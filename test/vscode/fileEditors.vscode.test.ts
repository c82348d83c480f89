import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'

const SHOWN_WITHIN_MS = 30_000

describe('A TIFF or HDF5 file', () => {
  let folder = ''

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reo-files-'))
  })

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    rmSync(folder, { recursive: true, force: true })
  })

  for (const [name, viewType] of [
    ['patch.tif', 'reo-notebook.raster'],
    ['PATCH.TIFF', 'reo-notebook.raster'],
    ['patches.h5', 'reo-notebook.hdf5'],
    ['patches.hdf5', 'reo-notebook.hdf5'],
  ] as const) {
    it(`opens in our editor: ${name}`, async () => {
      const file = path.join(folder, name)
      writeFileSync(file, 'neither of the two')
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file))
      assert.equal(await shownEditor(file), viewType)
    })
  }
})

/** View type of the editor that shows a file, once one does. */
async function shownEditor(file: string): Promise<string> {
  for (let waited = 0; waited < SHOWN_WITHIN_MS; waited += 100) {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
    for (const { input } of tabs) {
      if (input instanceof vscode.TabInputCustom && input.uri.fsPath === file) return input.viewType
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`No custom editor shows ${file}`)
}
