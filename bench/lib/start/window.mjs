// @ts-check
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { driveVscode } from '../../../scripts/lib/drivenVscode.mjs'
import { notebookOf, openNotebook } from '../../../scripts/lib/notebook.mjs'

/** @typedef {import('../../../scripts/lib/drivenVscode.mjs').DrivenVscode} DrivenVscode */

const TABLE_WITHIN_MS = 60_000

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
 * @returns {Promise<Beginning>}
 */
export async function beginWindow() {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-start-'))
  const notebook = path.join(folder, 'first.ipynb')
  await writeFile(notebook, notebookOf([HAS_ONNX]))
  const vscode = await driveVscode({ folder })
  try {
    await openNotebook(vscode, notebook)
    const { firstAnswer, hasOnnx } = await runFirstCell(vscode)
    return { ...(await activationTimes(vscode)), firstAnswer, hasOnnx }
  } finally {
    await vscode.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param {DrivenVscode} vscode */
function runFirstCell({ run }) {
  return run(async (vscode) => {
    const cell = vscode.window.activeNotebookEditor?.notebook.cellAt(0)
    const hostHasOnnx = JSON.stringify(process.report.getReport()).includes('onnxruntime')
    const begin = performance.now()
    const answered = new Promise((resolve) => {
      const listener = vscode.workspace.onDidChangeNotebookDocument(() => {
        if (cell?.outputs.length === 0) return
        listener.dispose()
        resolve(undefined)
      })
    })
    await vscode.commands.executeCommand('notebook.execute')
    await answered
    const firstAnswer = performance.now() - begin
    const text = new TextDecoder().decode(cell?.outputs[0].items[0].data)
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
