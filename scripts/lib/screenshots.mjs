// @ts-check
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { exampleNotebook, writeDemoFolder } from './demoFolder.mjs'
import { driveVscode } from './drivenVscode.mjs'
import { ensureEditor } from './editor.mjs'
import { openNotebook, outputsOf, runAllCells } from './notebook.mjs'
import { step } from './progress.mjs'

/** @typedef {import('./drivenVscode.mjs').DrivenVscode} DrivenVscode */
/** @typedef {import('./notebook.mjs').CellState} CellState */
/** @typedef {keyof typeof colourThemes} Theme */

const colourThemes = { light: 'Default Light Modern', dark: 'Default Dark Modern' }

/** All themes that pictures can be taken in. */
export const themes = /** @type {readonly Theme[]} */ (Object.keys(colourThemes))

const cellsEndWithinMs = 10 * 60_000
const drawnWithinMs = 60_000
const wholeWindow = { width: 1400, height: 1000 }
// High enough for any one output to be on the screen as a whole.
const tallWindow = { width: 1400, height: 3200 }

/**
 * Runs the example notebook in a real VS Code and saves a picture of every output and of the window.
 *
 * @param {string} folder Gets a folder for each theme.
 * @param {readonly Theme[]} inThemes
 * @returns {Promise<readonly string[]>} What went wrong, a line each: a cell that failed, an output that was not drawn.
 */
export async function takeScreenshots(folder, inThemes) {
  const workspace = await mkdtemp(path.join(tmpdir(), 'reo-screenshots-'))
  /** @type {DrivenVscode | undefined} */
  let vscode
  try {
    await writeDemoFolder(workspace)
    await ensureEditor()
    await ensureBrowser()
    vscode = await step('Open VS Code', () => driveVscode({ folder: workspace }))
    return await picture(vscode, path.join(workspace, exampleNotebook), folder, inThemes)
  } finally {
    await vscode?.close()
    await rm(workspace, { recursive: true, force: true })
  }
}

/**
 * @param {DrivenVscode} vscode
 * @param {string} notebook
 * @param {string} folder
 * @param {readonly Theme[]} inThemes
 */
async function picture(vscode, notebook, folder, inThemes) {
  await openNotebook(vscode, notebook)
  const cells = await step('Run every cell', () => runAllCells(vscode, cellsEndWithinMs))
  const problems = cells
    .filter(({ succeeded }) => succeeded === false)
    .map(({ index, error }) => `cell ${index + 1} failed: ${error ?? 'no reason given'}`)
  for (const theme of inThemes) {
    const target = path.join(folder, theme)
    await mkdir(target, { recursive: true })
    await step(`Take pictures in the ${theme} theme`, async () => {
      await changeTheme(vscode, theme)
      problems.push(...(await pictureOutputs(vscode, cells, target)))
      await pictureWindow(vscode, target)
    })
  }
  return [...new Set(problems)]
}

/**
 * @param {DrivenVscode} vscode
 * @param {Theme} theme
 */
async function changeTheme({ page, run }, theme) {
  await run(
    (vscode, name) =>
      vscode.workspace
        .getConfiguration()
        .update('workbench.colorTheme', name, vscode.ConfigurationTarget.Global),
    colourThemes[theme],
  )
  await page
    .locator(`.monaco-workbench.vs${theme === 'dark' ? '-dark' : ''}`)
    .first()
    .waitFor()
}

/**
 * @param {DrivenVscode} vscode
 * @param {readonly CellState[]} cells
 * @param {string} target
 */
async function pictureOutputs(vscode, cells, target) {
  await vscode.page.setViewportSize(tallWindow)
  const problems = []
  for (const cell of cells.filter(({ outputs }) => outputs.length > 0)) {
    const outputs = await outputsOf(vscode, cells, cell.index)
    for (const [place, mimes] of cell.outputs.entries()) {
      const kind = figureKind(mimes)
      const output = outputs.locator('.output').nth(place)
      const file = path.join(target, `cell-${String(cell.index + 1).padStart(2, '0')}-${kind ?? 'text'}.png`)
      try {
        const drawn =
          kind === undefined ? output : output.locator(`[data-reo-renderer=${kind}][data-reo-state=ready]`)
        await drawn.waitFor({ timeout: drawnWithinMs })
        await output.screenshot({ path: file, animations: 'disabled' })
      } catch {
        problems.push(`cell ${cell.index + 1}: its ${kind ?? 'text'} output was not drawn`)
        await vscode.page.screenshot({ path: file })
      }
    }
  }
  return problems
}

/**
 * @param {DrivenVscode} vscode
 * @param {string} target
 */
async function pictureWindow({ page, run }, target) {
  await page.setViewportSize(wholeWindow)
  await run((vscode) => {
    const editor = vscode.window.activeNotebookEditor
    editor?.revealRange(new vscode.NotebookRange(0, 1), vscode.NotebookEditorRevealType.AtTop)
  })
  await page.waitForTimeout(500)
  await page.screenshot({ path: path.join(target, 'window.png') })
}

/**
 * @param {readonly string[]} mimes
 * @returns {string | undefined} Such as `patch`; undefined for plain outputs.
 */
function figureKind(mimes) {
  const named = mimes.map((mime) => /^application\/vnd\.reo\.([\w-]+)\.v\d+\+json$/.exec(mime)?.[1])
  return named.find(Boolean)?.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase())
}
