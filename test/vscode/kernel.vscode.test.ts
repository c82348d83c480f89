import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as vscode from 'vscode'
import { closeAll, endOf, errorOf, run, textOf } from './notebooks'
import { until } from './until'

const PATCH = 'application/vnd.reo.patch.v1+json'

describe('Cells in VS Code', () => {
  afterEach(async () => {
    await closeAll()
  })

  it('show their last value, what they print, and keep variables', async () => {
    const notebook = await openCells(['const a: number = 41; console.log("hello")', 'a + 1'])
    await run(notebook, 0)
    await run(notebook, 1)
    assert.equal(textOf(notebook, 0), 'hello\n')
    assert.equal(textOf(notebook, 1), '42')
  })

  it('show a patch with its rich output first and fallbacks for other viewers', async () => {
    const notebook = await openCells(["await (await reo.open('demo')).sample('d-00012').show()"])
    await run(notebook, 0)
    const mimes = notebook
      .cellAt(0)
      .outputs.at(-1)
      ?.items.map((item) => item.mime)
    assert.deepEqual(mimes, [PATCH, 'image/png', 'text/plain'])
  })

  it('show an error with the position in the cell', async () => {
    const notebook = await openCells(['const x = 1\nnull.y'])
    await run(notebook, 0)
    const { name, stack } = errorOf(notebook, 0)
    assert.equal(name, 'TypeError')
    assert.match(stack, /:2:6/)
  })

  it('that loop for ever are interrupted, and another command answers meanwhile', async () => {
    const notebook = await openCells(['for (;;) {}', '1 + 1'])
    const ended = endOf(notebook, 0)
    await execute(notebook, 0)
    const shown = await vscode.commands.executeCommand('reo.inspectPatch', {
      dataset: 'demo',
      sample: 'd-00012',
    })
    assert.equal(shown, 'd-00012')
    assert.equal(notebook.cellAt(0).executionSummary?.success, undefined)
    const start = performance.now()
    await vscode.window.showNotebookDocument(notebook)
    await vscode.commands.executeCommand('notebook.cancelExecution', range(0), notebook.uri)
    await ended
    console.log(`interrupted after ${Math.round(performance.now() - start)} ms`)
    assert.equal(notebook.cellAt(0).executionSummary?.success, false)
    await run(notebook, 1)
    assert.equal(textOf(notebook, 1), '2')
  })

  it('that crash their process get an error, and the next cell runs in a fresh one', async () => {
    const notebook = await openCells(['process.abort()', '1 + 1'])
    await run(notebook, 0)
    assert.match(errorOf(notebook, 0).message, /SIGABRT|exit code/)
    await run(notebook, 1)
    assert.equal(textOf(notebook, 1), '2')
  })

  it('load ONNX Runtime for the first network and not before; the extension host never does', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'reo-libraries-'))
    const isLoaded = `process.report.getReport().sharedObjects.some((file) => file.includes('onnxruntime'))`
    const out = JSON.stringify(path.join(folder, 'run.reo.jsonl'))
    const ask = `await reo.evaluate(await reo.open('demo'), 'onnx:unet', { tasks: ['agb'], limit: 1, out: ${out} })`
    const notebook = await openCells([isLoaded, ask, isLoaded])
    for (const index of [0, 1, 2]) await run(notebook, index)
    assert.deepEqual([textOf(notebook, 0), textOf(notebook, 2)], ['false', 'true'])
    assert.doesNotMatch(
      JSON.stringify(Reflect.get(process.report.getReport(), 'sharedObjects')),
      /onnxruntime/,
    )
    rmSync(folder, { recursive: true, force: true })
  })

  it('put the outputs of another run in the place of those of the one before: nothing flickers', async () => {
    const notebook = await openCells(["console.log('printed'); Math.random()"])
    await run(notebook, 0)
    const first = textOf(notebook, 0)
    const counts = await countsOfOutputs(notebook, async () => {
      await execute(notebook, 0)
      await until(() => /^printed\n0\.\d+$/.test(textOf(notebook, 0)) && textOf(notebook, 0) !== first)
    })
    assert(!counts.includes(0), `outputs: ${counts.join()}`)
  })

  it('let outputs of the run before stand for seconds only where nothing comes in their place', async () => {
    const later = 'await new Promise((resolve) => setTimeout(resolve, 6000))'
    const notebook = await openCells([
      `if (globalThis.again) ${later}; globalThis.again = true; 'shown'`,
      `const shown = globalThis.once ? undefined : 'once'; globalThis.once = true; shown`,
    ])
    for (const index of [0, 1]) await run(notebook, index)
    assert.equal(textOf(notebook, 1), 'once')
    const counts = await countsOfOutputs(notebook, async () => {
      for (const index of [0, 1]) await execute(notebook, index)
      await until(() => textOf(notebook, 1) === '')
    })
    assert(counts.includes(0), `outputs: ${counts.join()}`)
    assert.equal(textOf(notebook, 0), 'shown')
  })

  it('forget their variables when the kernel is restarted', async () => {
    const notebook = await openCells(['globalThis.kept = 1', 'typeof kept'])
    await run(notebook, 0)
    await vscode.commands.executeCommand('reo.restartKernel', { notebook: notebook.uri.toString() })
    await run(notebook, 1)
    assert.equal(textOf(notebook, 1), 'undefined')
  })
})

describe('An evaluation from the palette', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reo-evaluation-'))
  })
  afterEach(async () => {
    await closeAll()
    rmSync(folder, { recursive: true, force: true })
  })

  it('writes a run log and opens a notebook of results', async () => {
    const out = path.join(folder, 'run.reo.jsonl')
    const result = await vscode.commands.executeCommand('reo.runEvaluation', {
      dataset: 'demo',
      split: 'test',
      models: ['onnx:unet', 'baseline:mean'],
      tasks: ['agb'],
      limit: 40,
      out,
    })
    assert.deepEqual(result, { path: out, outcome: 'complete', answers: 80, skipped: 0 })
    const editor = vscode.window.activeNotebookEditor
    assert(editor)
    const cells = editor.notebook.getCells().map((cell) => cell.document.getText())
    assert(cells.some((text) => text.includes(JSON.stringify(out))))
  })

  it('that is cancelled keeps what is done', async () => {
    const out = path.join(folder, 'cancelled.reo.jsonl')
    const cancellation = new vscode.CancellationTokenSource()
    const evaluation = vscode.commands.executeCommand('reo.runEvaluation', {
      dataset: 'demo',
      split: 'test',
      models: ['onnx:unet'],
      tasks: ['agb'],
      out,
      token: cancellation.token,
    })
    await until(() => answersIn(out) > 0)
    cancellation.cancel()
    const result = await evaluation
    const end = lines(out).at(-1)
    assert.deepEqual([end?.['type'], end?.['outcome']], ['end', 'cancelled'])
    assert(answersIn(out) > 0 && answersIn(out) < 400)
    assert.deepEqual(result, { path: out, outcome: 'cancelled', answers: answersIn(out), skipped: 0 })
  })
})

async function openCells(codes: readonly string[]): Promise<vscode.NotebookDocument> {
  const cells = codes.map(
    (code) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, code, 'javascript'),
  )
  const data = new vscode.NotebookData(cells)
  data.metadata = { metadata: { reo: { version: 1 } }, nbformat: 4, nbformat_minor: 5 }
  const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data)
  const notebookEditor = await vscode.window.showNotebookDocument(notebook)
  await vscode.commands.executeCommand('notebook.selectKernel', {
    notebookEditor,
    id: 'reo-notebook.kernel',
    extension: 'reo-notebook.reo-notebook',
  })
  return notebook
}

async function execute(notebook: vscode.NotebookDocument, index: number): Promise<void> {
  await vscode.commands.executeCommand('notebook.cell.execute', {
    ranges: [range(index)],
    document: notebook.uri,
  })
}

function range(index: number): { start: number; end: number } {
  return { start: index, end: index + 1 }
}

function lines(runLog: string): Record<string, unknown>[] {
  const whole = readFileSync(runLog, 'utf8').split('\n').slice(0, -1)
  return whole.map((line) => JSON.parse(line))
}

function answersIn(runLog: string): number {
  try {
    return lines(runLog).filter((line) => line['type'] === 'answer').length
  } catch {
    return 0
  }
}

/** How many outputs the first cell has, at the start and after each change, while something is done. */
async function countsOfOutputs(
  notebook: vscode.NotebookDocument,
  act: () => Promise<void>,
): Promise<readonly number[]> {
  const cell = notebook.cellAt(0)
  const counts = [cell.outputs.length]
  const subscription = vscode.workspace.onDidChangeNotebookDocument(() => counts.push(cell.outputs.length))
  await act()
  subscription.dispose()
  return counts
}
