import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { closeAll, endOf, run, textOf, write } from './notebooks'
import { MemoryFiles } from './memoryFiles'

const SCHEME = 'reo-memory'
const at = (name: string): vscode.Uri => vscode.Uri.from({ scheme: SCHEME, path: `/${name}` })

const SHOWN_WITHIN_MS = 30_000

/** A notebook of ours with the saved output of a cell. */
function notebookJson(code: string): string {
  return JSON.stringify({
    cells: [
      {
        cell_type: 'code',
        execution_count: 1,
        metadata: {},
        source: [code],
        outputs: [{ output_type: 'display_data', metadata: {}, data: { 'text/plain': ['saved'] } }],
      },
    ],
    metadata: { language_info: { name: 'javascript' }, reo: { version: 1 } },
    nbformat: 4,
    nbformat_minor: 5,
  })
}

describe('Files that lie on no disk of this machine', () => {
  const files = new MemoryFiles()
  let provider: vscode.Disposable
  let folder: string
  before(() => {
    provider = vscode.workspace.registerFileSystemProvider(SCHEME, files, { isCaseSensitive: true })
    folder = mkdtempSync(path.join(tmpdir(), 'reo-copies-'))
  })
  after(() => {
    provider.dispose()
    rmSync(folder, { recursive: true, force: true })
  })
  afterEach(closeAll)

  it('are notebooks whose saved outputs are kept, and whose cells run in the folder of this machine', async () => {
    files.put('/deep/one.ipynb', notebookJson('process.cwd()'))
    const notebook = await vscode.workspace.openNotebookDocument(at('deep/one.ipynb'))
    const editor = await vscode.window.showNotebookDocument(notebook)
    assert.equal(textOf(notebook, 0), 'saved')
    await vscode.commands.executeCommand('notebook.selectKernel', {
      notebookEditor: editor,
      id: 'reo-notebook.kernel',
      extension: 'reo-notebook.reo-notebook',
    })
    await run(notebook, 0)
    const [workspace] = vscode.workspace.workspaceFolders ?? []
    assert.equal(textOf(notebook, 0), workspace.uri.fsPath)
    assert(await notebook.save())
    assert(files.textOf('/deep/one.ipynb').includes(path.basename(workspace.uri.fsPath)))
  })

  it('find what is saved in them next to no file of this machine', async () => {
    files.put('/two.ipynb', notebookJson(`await reo.run('none.reo.jsonl')`))
    const notebook = await vscode.workspace.openNotebookDocument(at('two.ipynb'))
    const editor = await vscode.window.showNotebookDocument(notebook)
    await vscode.commands.executeCommand('notebook.selectKernel', {
      notebookEditor: editor,
      id: 'reo-notebook.kernel',
      extension: 'reo-notebook.reo-notebook',
    })
    await write(notebook, [`await reo.run('none.reo.jsonl')`])
    const ended = endOf(notebook, 0)
    await vscode.commands.executeCommand('notebook.execute', notebook.uri)
    await ended
    assert.match(textOf(notebook, 0), /none\.reo\.jsonl/)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })

  for (const [name, viewType] of [
    ['patch.tif', 'reo-notebook.raster'],
    ['patches.h5', 'reo-notebook.hdf5'],
    ['run.reo.jsonl', 'reo-notebook.run'],
  ] as const) {
    it(`open in our editor, which says why it shows no more: ${name}`, async () => {
      files.put(`/${name}`, 'read by nobody')
      await vscode.commands.executeCommand('vscode.open', at(name))
      for (let waited = 0; ; waited += 100) {
        const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
        const shown = tabs.find(
          ({ input }) => input instanceof vscode.TabInputCustom && input.uri.scheme === SCHEME,
        )
        if (shown?.input instanceof vscode.TabInputCustom) {
          assert.equal(shown.input.viewType, viewType)
          return
        }
        assert(waited < SHOWN_WITHIN_MS, 'no custom editor shows it')
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    })
  }

  it('are neither imported, nor resumed, nor exported: commands refuse them', async () => {
    files.put('/table.csv', 'id,agb\na,1\n')
    for (const [command, uri] of [
      ['reo.importDataset', at('table.csv')],
      ['reo.resumeRun', at('run.reo.jsonl')],
      ['reo.exportRun', at('run.reo.jsonl')],
      ['reo.openRunNotebook', at('run.reo.jsonl')],
    ] as const) {
      assert.equal(await vscode.commands.executeCommand(command, uri), undefined)
    }
    assert.deepEqual(files.names, [
      '/deep/one.ipynb',
      '/patch.tif',
      '/patches.h5',
      '/run.reo.jsonl',
      '/table.csv',
      '/two.ipynb',
    ])
  })
})
