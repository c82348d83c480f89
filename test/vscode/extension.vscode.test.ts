import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { closeAll, completions, endOf, isAlive, newNotebook, run, textOf, write } from './notebooks'
import { until } from './until'

describe('A new notebook', () => {
  afterEach(closeAll)

  it('carries our mark, so that our kernel is preferred for it', async () => {
    const notebook = await newNotebook()
    assert.deepEqual(notebook.metadata['metadata']['reo'], { version: 1 })
  })

  it('gets cells in JavaScript, not in Python', async () => {
    const notebook = await newNotebook()
    await vscode.commands.executeCommand('notebook.cell.insertCodeCellBelow')
    await vscode.commands.executeCommand('notebook.cell.insertMarkdownCellBelow')
    await vscode.commands.executeCommand('notebook.cell.insertCodeCellBelow')
    const languages = notebook.getCells().map(({ document }) => document.languageId)
    assert.deepEqual(languages, ['javascript', 'javascript', 'markdown', 'javascript'])
  })

  it('completes members of reo before a cell has run, and variables after', async () => {
    const notebook = await newNotebook()
    await write(notebook, ['reo.', 'const biomassOfCell = 1', 'biomassOf'])
    const members = ['annotate', 'changes', 'compare', 'evaluate', 'models', 'open', 'review', 'run']
    assert.deepEqual(await completions(notebook, 0, 'reo.'.length), members)
    await run(notebook, 1)
    assert.deepEqual(await completions(notebook, 2, 'biomassOf'.length), ['biomassOfCell'])
  })
})

describe('Cells that are run together', () => {
  afterEach(closeAll)

  it('end with the first that fails', async () => {
    const notebook = await newNotebook()
    await write(notebook, ['1', 'throw new Error("no")', '3'])
    const ended = endOf(notebook, 1)
    await vscode.commands.executeCommand('notebook.execute', notebook.uri)
    await ended
    await write(notebook, ['4'], 3)
    await run(notebook, 3)
    const successes = notebook.getCells().map(({ executionSummary }) => executionSummary?.success)
    assert.deepEqual(successes, [true, false, undefined, true])
  })

  it('show a display of a known id in its old place', async () => {
    const notebook = await newNotebook()
    await write(notebook, [
      `await display('first', { id: 'a' }); console.log('between'); await display('second', { id: 'a' })`,
    ])
    await run(notebook, 0)
    const texts = notebook.cellAt(0).outputs.map(({ items }) => new TextDecoder().decode(items[0].data))
    assert.deepEqual(texts, ['second', 'between\n'])
  })
})

describe('The kernel of a notebook', () => {
  afterEach(closeAll)

  it('ends with its notebook', async () => {
    const notebook = await newNotebook()
    await write(notebook, ['process.pid'])
    await run(notebook, 0)
    const processId = Number(textOf(notebook, 0))
    assert(isAlive(processId))
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
    while (isAlive(processId)) await new Promise((resolve) => setTimeout(resolve, 50))
  })

  it('is its own: notebooks share no variables', async () => {
    const one = await newNotebook()
    await write(one, ['globalThis.shared = 1'])
    await run(one, 0)
    const other = await newNotebook()
    await write(other, ['typeof shared'])
    await run(other, 0)
    assert.equal(textOf(other, 0), 'undefined')
  })
})

describe('Commands', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reo-commands-'))
  })
  afterEach(async () => {
    await closeAll()
    rmSync(folder, { recursive: true, force: true })
  })

  it('open the demo as a copy, and keep a copy that is there', async () => {
    const file = path.join(folder, 'first-look.ipynb')
    const uri = await vscode.commands.executeCommand('reo.openDemo', { folder })
    assert.equal(uri, vscode.Uri.file(file).toString())
    await closeAll()
    const changed = readFileSync(file, 'utf8').replace('First look', 'My look')
    writeFileSync(file, changed)
    await vscode.commands.executeCommand('reo.openDemo', { folder })
    assert.equal(readFileSync(file, 'utf8'), changed)
  })

  it('show pages of the documentation that is shipped, and nothing beside them', async () => {
    const shown = () => vscode.window.tabGroups.activeTabGroup.activeTab?.label
    const show = (page?: string) =>
      vscode.commands.executeCommand('reo.openDocumentation', page === undefined ? undefined : { page })
    await show('data-sets.md')
    await until(() => shown() === 'Preview data-sets.md')
    await show('../package.json')
    await show()
    await until(() => shown() === 'Preview README.md')
  })

  it('select the device by the setting, and no device that does not exist', async () => {
    const device = () => vscode.workspace.getConfiguration('reo').get('device')
    assert.equal(await vscode.commands.executeCommand('reo.selectDevice', { device: 'cpu' }), 'cpu')
    assert.equal(device(), 'cpu')
    assert.equal(await vscode.commands.executeCommand('reo.selectDevice', { device: 'abacus' }), undefined)
    assert.equal(device(), 'cpu')
    await vscode.commands.executeCommand('reo.selectDevice', { device: 'auto' })
  })

  it('do nothing when they are called with something else than they take', async () => {
    const out = path.join(folder, 'run.reo.jsonl')
    const wrong = { dataset: 'demo', split: 'test', models: ['baseline:mean'], tasks: ['guesswork'], out }
    assert.equal(await vscode.commands.executeCommand('reo.runEvaluation', wrong), undefined)
    assert.throws(() => readFileSync(out), /ENOENT/)
  })

  it('inspect no patch that is not there', async () => {
    const sample = { dataset: 'demo', sample: 'no-such-patch' }
    assert.equal(await vscode.commands.executeCommand('reo.inspectPatch', sample), undefined)
  })
})

describe('REO: Annotate Data Set', () => {
  afterEach(closeAll)

  it('opens a notebook whose cells annotate what was chosen, to be run', async () => {
    const opened = await vscode.commands.executeCommand<vscode.Uri | undefined>('reo.annotateDataset', {
      dataset: 'demo',
      split: 'val',
      model: 'chat:m@http://localhost:9/v1',
      run: false,
    })
    const notebook = vscode.window.activeNotebookEditor?.notebook
    assert.equal(notebook?.uri.toString(), opened?.toString())
    const code =
      notebook
        ?.getCells()
        .map((cell) => cell.document.getText())
        .join('\n') ?? ''
    assert.match(
      code,
      /await reo\.annotate\(data\.split\('val'\), \{ model: "chat:m@http:\/\/localhost:9\/v1" \}\)/,
    )
    assert.match(code, /reo\.review\(annotations\.path/)
  })
})

describe('REO: Check Data Set', () => {
  afterEach(closeAll)

  it('opens a notebook with the findings as the output of the cell that finds them again', async () => {
    const found = await vscode.commands.executeCommand<vscode.Uri | undefined>('reo.checkDataset', {
      dataset: 'demo',
      split: 'val',
    })
    const notebook = vscode.window.activeNotebookEditor?.notebook
    assert.equal(notebook?.uri.toString(), found?.toString())
    const cell = notebook?.cellAt(1)
    assert.match(
      cell?.document.getText() ?? '',
      /await reo\.open\("demo"\)\nawait data\.split\('val'\)\.check\(\)/,
    )
    const items = cell?.outputs[0].items ?? []
    assert.deepEqual(
      items.map(({ mime }) => mime),
      ['application/vnd.reo.findings.v1+json', 'text/plain'],
    )
    const payload = JSON.parse(new TextDecoder().decode(items[0].data)) as { readonly samples: number }
    assert.equal(payload.samples, 100)
  })
})
