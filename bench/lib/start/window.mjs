// @ts-check
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { driveVscode } from '../../../scripts/lib/drivenVscode.mjs'
import { notebookOf, openNotebook } from '../../../scripts/lib/notebook.mjs'

/** @typedef {import('../../../scripts/lib/drivenVscode.mjs').DrivenVscode} DrivenVscode */

const TABLE_WITHIN_MS = 60_000
const REST_WITHIN_MS = 60_000

/** Whether ONNX Runtime is among the native libraries of the kernel's process. */
const HAS_ONNX = `process.report.getReport().sharedObjects.some((file) => file.includes('onnxruntime'))`

/**
 * How a window begins.
 *
 * @typedef {object} Beginning
 * @property {number} load Milliseconds in which VS Code loaded our code, by its own account.
 * @property {number} activate Milliseconds of our `activate`, by its own account.
 * @property {number} firstAnswer Milliseconds from running the window's first cell to its output, the kernel's start included.
 * @property {boolean} hasOnnx Whether the extension host or the kernel has loaded ONNX Runtime by then.
 */

/**
 * Opens a notebook in a fresh VS Code and runs its first cell.
 *
 * @param {boolean} atRest Whether VS Code's own start is waited for, which keeps the processor for some seconds.
 * @returns {Promise<Beginning>}
 */
export async function beginWindow(atRest) {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-start-'))
  const notebook = path.join(folder, 'first.ipynb')
  await writeFile(notebook, notebookOf(['1 + 1', HAS_ONNX]))
  const vscode = await driveVscode({ folder })
  try {
    await openNotebook(vscode, notebook)
    if (atRest) await comeToRest(vscode)
    const { firstAnswer, hasOnnx } = await runFirstCell(vscode)
    return { ...(await activationTimes(vscode)), firstAnswer, hasOnnx }
  } finally {
    await vscode.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Waits until nothing has kept the extension host from its turn for two seconds.
 *
 * @param {DrivenVscode} vscode
 */
function comeToRest({ run }) {
  return run(async (_, within) => {
    const end = performance.now() + within
    let quietSince = performance.now()
    while (performance.now() - quietSince < 2000) {
      const before = performance.now()
      if (before > end) throw new Error('VS Code comes to no rest')
      await new Promise((resolve) => setTimeout(resolve, 20))
      if (performance.now() - before > 40) quietSince = performance.now()
    }
  }, REST_WITHIN_MS)
}

/**
 * The report of a process takes a while: it is asked for before and after what is timed.
 *
 * @param {DrivenVscode} vscode
 */
function runFirstCell({ run }) {
  return run(async (vscode) => {
    const notebook = vscode.window.activeNotebookEditor?.notebook
    const hostHasOnnx = JSON.stringify(process.report.getReport()).includes('onnxruntime')

    /** @param {number} index */
    const execute = async (index) => {
      const begin = performance.now()
      const answered = new Promise((resolve) => {
        const listener = vscode.workspace.onDidChangeNotebookDocument(() => {
          if (notebook?.cellAt(index).outputs.length === 0) return
          listener.dispose()
          resolve(undefined)
        })
      })
      await vscode.commands.executeCommand('notebook.cell.execute', {
        ranges: [{ start: index, end: index + 1 }],
      })
      await answered
      return performance.now() - begin
    }

    const firstAnswer = await execute(0)
    await execute(1)
    const text = new TextDecoder().decode(notebook?.cellAt(1).outputs[0].items[0].data)
    return { firstAnswer, hasOnnx: hostHasOnnx || text !== 'false' }
  })
}

/**
 * What "Developer: Startup Performance" tells of our extension.
 *
 * @param {DrivenVscode} vscode
 */
function activationTimes({ run }) {
  return run(async (vscode, within) => {
    await vscode.commands.executeCommand('perfview.show')
    const until = performance.now() + within
    while (performance.now() < until) {
      const table = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf')?.getText() ?? ''
      const times = /\| reo-notebook\.reo-notebook +\| \w+ +\| (\d+) +\| (\d+) +\|/.exec(table)
      if (times !== null) return { load: Number(times[1]), activate: Number(times[2]) }
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Error('VS Code does not tell how long the extension took to activate')
  }, TABLE_WITHIN_MS)
}
