// @ts-check

/** @typedef {import('./drivenVscode.mjs').DrivenVscode} DrivenVscode */

/**
 * What became of a cell.
 *
 * @typedef {object} CellState
 * @property {number} index In the notebook, text cells counted too.
 * @property {boolean} isCode
 * @property {string} source
 * @property {boolean | null} succeeded Null while it runs and when it never ran.
 * @property {readonly (readonly string[])[]} outputs Mime types of each output.
 * @property {string | null} error First line of the error in its outputs.
 */

/**
 * A notebook of code cells that has not run.
 *
 * @param {readonly string[]} sources
 * @returns {string} The file's text.
 */
export function notebookOf(sources) {
  const metadata = {
    kernelspec: { name: 'reo-notebook.kernel', display_name: 'REO Notebook', language: 'javascript' },
    language_info: { name: 'javascript' },
  }
  const cells = sources.map((source) => ({
    cell_type: 'code',
    execution_count: null,
    metadata: {},
    outputs: [],
    source,
  }))
  return JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata, cells })
}

/**
 * Opens a notebook and chooses our kernel for it.
 *
 * @param {DrivenVscode} vscode
 * @param {string} file
 */
export async function openNotebook({ run }, file) {
  await run(async (vscode, file) => {
    const document = await vscode.workspace.openNotebookDocument(vscode.Uri.file(file))
    await vscode.window.showNotebookDocument(document)
    await vscode.commands.executeCommand('notebook.selectKernel', {
      id: 'reo-notebook.kernel',
      extension: 'reo-notebook.reo-notebook',
    })
  }, file)
}

/**
 * Runs the active notebook's cells.
 *
 * @param {DrivenVscode} vscode
 * @param {number} withinMs
 * @returns {Promise<readonly CellState[]>} Once all have ended.
 * @throws {Error} When they have not ended in time.
 */
export async function runAllCells(vscode, withinMs) {
  await vscode.run((vscode) => vscode.commands.executeCommand('notebook.execute'))
  const until = performance.now() + withinMs
  for (;;) {
    const cells = await cellStates(vscode)
    const unfinished = cells.filter(({ isCode, succeeded }) => isCode && succeeded === null)
    const failed = cells.some(({ succeeded }) => succeeded === false)
    // VS Code runs no further cell once one has failed.
    if (unfinished.length === 0 || failed) return cells
    if (performance.now() > until) {
      throw new Error(`cell ${(unfinished[0]?.index ?? 0) + 1} did not end within ${withinMs / 1000} s`)
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/**
 * @param {DrivenVscode} vscode
 * @returns {Promise<readonly CellState[]>} Of the active notebook.
 */
export function cellStates({ run }) {
  return run((vscode) => {
    const errorMime = 'application/vnd.code.notebook.error'
    const notebook = vscode.window.activeNotebookEditor?.notebook
    if (notebook === undefined) throw new Error('no notebook is open')
    return notebook.getCells().map((cell) => {
      const items = cell.outputs.flatMap((output) => output.items)
      const error = items.find((item) => item.mime === errorMime)
      return {
        index: cell.index,
        isCode: cell.kind === vscode.NotebookCellKind.Code,
        source: cell.document.getText(),
        succeeded: cell.executionSummary?.success ?? null,
        outputs: cell.outputs.map((output) => output.items.map((item) => item.mime)),
        error: error === undefined ? null : JSON.parse(new TextDecoder().decode(error.data)).message,
      }
    })
  })
}

/**
 * Scrolls to a cell and finds its outputs on the screen. VS Code draws outputs only when their cell comes near the
 * screen, and shows them in the order of their cells: ask for cells from the first to the last.
 *
 * @param {DrivenVscode} vscode
 * @param {readonly CellState[]} cells
 * @param {number} index
 * @returns {Promise<import('playwright-core').Locator>} What holds all outputs of the cell.
 */
export async function outputsOf({ page, run }, cells, index) {
  await run((vscode, index) => {
    const editor = vscode.window.activeNotebookEditor
    const range = new vscode.NotebookRange(index, index + 1)
    if (editor !== undefined) editor.selections = [range]
    editor?.revealRange(range, vscode.NotebookEditorRevealType.AtTop)
  }, index)
  const place = cells.filter((cell) => cell.index < index && cell.outputs.length > 0).length
  const containers = outputFrame(page).locator('.cell_container')
  await containers.nth(place).waitFor({ state: 'attached' })
  const ids = await containers.evaluateAll((elements) =>
    elements
      .map((element) => ({ id: element.id, top: element.getBoundingClientRect().top }))
      .sort((one, other) => one.top - other.top)
      .map(({ id }) => id),
  )
  return outputFrame(page).locator(`[id="${ids[place]}"]`)
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {import('playwright-core').FrameLocator} The document in which the active notebook's outputs are drawn.
 */
export function outputFrame(page) {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame')
}
