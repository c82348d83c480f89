// @ts-check
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { notebookOf, outputFrame } from '../notebook.mjs'
import { outputCells, outputSetup } from '../outputCells.mjs'

/** @typedef {import('../drivenVscode.mjs').DrivenVscode} DrivenVscode */

/**
 * Something that is done again and again.
 *
 * @typedef {object} Phase
 * @property {string} title
 * @property {number} actions
 * @property {number} batch Actions between two samples.
 * @property {(vscode: DrivenVscode, folder: string) => Promise<void>} begin
 * @property {(vscode: DrivenVscode, folder: string, first: number, count: number) => Promise<void>} act
 */

/** The demo's folder is written already, where the name `demo` would have it written once more. */
const setup = `${outputSetup.replace('demo', 'dataset')}
await reo.annotate(test, { limit: 5, out: 'demo.reo-annotations.jsonl' })`
const cells = [setup, ...Object.values(outputCells), `console.log('printed')`, `throw new Error('expected')`]

/** A cell that needs nothing before it. */
const onePatch = `await (await reo.open('dataset')).sample('d-00012').show()`

/** Notebooks that are opened in turn. */
const NOTEBOOKS = 10

/**
 * @param {{ cells: number, restarts: number, notebooks: number }} counts
 * @returns {readonly Phase[]} Those of which there is anything to do.
 */
export function phasesOf(counts) {
  /** @type {readonly Phase[]} */
  const phases = [
    {
      title: 'cell runs',
      actions: counts.cells,
      batch: 3 * (cells.length - 1),
      begin: async (vscode, folder) => {
        const file = path.join(folder, 'every-output.ipynb')
        await writeFile(file, notebookOf(cells))
        await openAsUser(vscode, file)
        await vscode.run(runCell, 0)
      },
      act: async (vscode, _folder, first, count) => {
        for (let action = first; action < first + count; action++) {
          await vscode.run(runCell, 1 + (action % (cells.length - 1)))
        }
        await untilDrawn(vscode)
      },
    },
    {
      title: 'kernel restarts',
      actions: counts.restarts,
      batch: 8,
      begin: async (vscode, folder) => {
        await closeAll(vscode)
        const file = path.join(folder, 'restarted.ipynb')
        await writeFile(file, notebookOf([onePatch]))
        await openAsUser(vscode, file)
      },
      act: async (vscode, _folder, _first, count) => {
        for (let action = 0; action < count; action++) {
          await vscode.run((api) => api.commands.executeCommand('reo.restartKernel'))
          await vscode.run(runCell, 0)
        }
      },
    },
    {
      title: 'notebooks opened and closed',
      actions: counts.notebooks,
      batch: NOTEBOOKS,
      begin: async (vscode, folder) => {
        await closeAll(vscode)
        const source = notebookOf([onePatch])
        for (let i = 0; i < NOTEBOOKS; i++) await writeFile(notebookFile(folder, i), source)
      },
      act: async (vscode, folder, first, count) => {
        for (let action = first; action < first + count; action++) {
          await openAsUser(vscode, notebookFile(folder, action % NOTEBOOKS))
          await vscode.run(runCell, 0)
          await untilDrawn(vscode)
          await closeAll(vscode)
        }
      },
    },
  ]
  return phases.filter(({ actions }) => actions > 0)
}

/**
 * @param {string} folder
 * @param {number} index
 */
function notebookFile(folder, index) {
  return path.join(folder, `${index}.ipynb`)
}

/**
 * Runs in the extension host: runs a cell of the notebook in front where it can be seen, and waits for its end.
 *
 * @param {typeof import('vscode')} vscode
 * @param {number} index
 */
async function runCell(vscode, index) {
  const editor = vscode.window.activeNotebookEditor
  if (editor === undefined) throw new Error('no notebook is open')
  const { notebook } = editor
  const range = new vscode.NotebookRange(index, index + 1)
  editor.revealRange(range, vscode.NotebookEditorRevealType.AtTop)
  const ended = new Promise((resolve) => {
    const listener = vscode.workspace.onDidChangeNotebookDocument(({ cellChanges }) => {
      const change = cellChanges.find(({ cell }) => cell === notebook.cellAt(index))
      if (change?.executionSummary?.success === undefined) return
      listener.dispose()
      resolve(undefined)
    })
  })
  await vscode.commands.executeCommand('notebook.cell.execute', {
    ranges: [{ start: index, end: index + 1 }],
    document: notebook.uri,
  })
  await ended
}

/** @param {DrivenVscode} vscode */
async function untilDrawn({ page }) {
  await outputFrame(page).locator('[data-reo-state=loading]').first().waitFor({ state: 'detached' })
}

/**
 * Opens a notebook as a user does: through its API VS Code keeps it for minutes after it is closed.
 *
 * @param {DrivenVscode} vscode
 * @param {string} file
 */
async function openAsUser({ run }, file) {
  await run(async (vscode, file) => {
    await vscode.commands.executeCommand('vscode.openWith', vscode.Uri.file(file), 'jupyter-notebook')
    await vscode.commands.executeCommand('notebook.selectKernel', {
      id: 'reo-notebook.kernel',
      extension: 'reo-notebook.reo-notebook',
    })
  }, file)
}

/**
 * Closes all editors without saving, and waits until their notebooks are let go of.
 *
 * @param {DrivenVscode} vscode
 */
async function closeAll({ run }) {
  await run(async (vscode) => {
    while (vscode.workspace.notebookDocuments.length > 0) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })
}
