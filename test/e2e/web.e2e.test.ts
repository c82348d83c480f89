import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { MIMES } from '../../src/protocol/mimes'
import { paletteOf } from '../support/palette'
import { tablePayload } from '../unit/renderers/payloads'
import { closeAfterTests } from '../support/windowOfTests'

const EXTENSION = 'reo-notebook.reo-notebook'

/** A notebook with a table as the saved output of its one cell. */
const SAVED = {
  nbformat: 4,
  nbformat_minor: 4,
  metadata: {},
  cells: [
    {
      cell_type: 'code',
      execution_count: 1,
      metadata: {},
      source: 'run.report()',
      outputs: [{ output_type: 'display_data', metadata: {}, data: { [MIMES.table]: tablePayload } }],
    },
  ],
}

describe('The package for browsers, in the extension host of a browser', () => {
  let folder: string
  let vscode: DrivenVscode

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-web-'))
    await writeFile(path.join(folder, 'saved.ipynb'), JSON.stringify(SAVED))
    // Where there is a machine behind VS Code, extensions run there unless this says otherwise.
    const settings = { 'remote.extensionKind': { [EXTENSION]: ['web'] } }
    vscode = await driveVscode({ folder, target: 'web', settings })
  })

  closeAfterTests(() => ({ vscode, folder }))

  it('runs there, and not on the machine', async () => {
    const onMachine = await vscode.run(
      (vscode, id) => vscode.extensions.getExtension(id) !== undefined,
      EXTENSION,
    )
    expect(onMachine).toBe(false)
  })

  it('draws saved outputs', async () => {
    await vscode.run(
      async (vscode, file) => {
        const document = await vscode.workspace.openNotebookDocument(vscode.Uri.file(file))
        await vscode.window.showNotebookDocument(document)
      },
      path.join(folder, 'saved.ipynb'),
    )
    await vscode.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('#active-frame')
      .locator('[data-reo-renderer=table][data-reo-state=ready]')
      .waitFor()
  })

  it('says of a command what it needs', async () => {
    await paletteOf(vscode).chooseCommand('REO: Run Evaluation')
    await vscode.page.getByText('In a browser, saved outputs are drawn and nothing runs').first().waitFor()
  })
})
