// @ts-check
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openCellsPage } from './lib/cellsPage.mjs'
import { writeDemoFolder } from './lib/demoFolder.mjs'
import { pageThemes } from './lib/outputsPage.mjs'
import { runMain } from './lib/progress.mjs'

/** @typedef {import('./lib/outputsPage.mjs').PageTheme} PageTheme */

const help = `Runs cells and takes pictures of their outputs, drawn by the built renderers in a headless browser, without VS Code.

  node scripts/look.mjs [NOTEBOOK.ipynb | CELLS.js …] [options]

A notebook's code cells are run in order; of a .js file, everything as one cell.

  --cell CODE     a cell; may be given more than once
  --folder DIR    folder that paths in cells start from; a demo folder where it is left out
  --out DIR       for the pictures (look)
  --theme LIST    of ${Object.keys(pageThemes).join(', ')} (all)
  --width LIST    of the page, in pixels (1000)
  --each          a picture of each output too
  --axe           says what axe finds wrong in each theme, and fails where it finds something`

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      cell: { type: 'string', multiple: true, default: [] },
      folder: { type: 'string' },
      out: { type: 'string', default: 'look' },
      theme: { type: 'string', default: Object.keys(pageThemes).join(',') },
      width: { type: 'string', default: '1000' },
      each: { type: 'boolean', default: false },
      axe: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const codes = [...(await Promise.all(positionals.map(cellsOf))).flat(), ...values.cell]
  if (values.help || codes.length === 0) {
    console.log(help)
    return values.help ? 0 : 2
  }
  const folder = values.folder ?? (await mkdtemp(path.join(tmpdir(), 'reo-look-')))
  if (values.folder === undefined) await writeDemoFolder(folder)
  await mkdir(values.out, { recursive: true })
  const shown = await openCellsPage({ folder })
  try {
    for (const code of codes) await shown.run(code)
    const wrong = []
    for (const theme of themesOf(values.theme)) {
      await shown.setTheme(theme)
      for (const width of values.width.split(',').map(Number)) {
        await shown.page.setViewportSize({ width, height: 900 })
        await shown.page.waitForTimeout(700)
        const name = path.join(values.out, `${theme}-${width}`)
        await shown.page.screenshot({ path: `${name}.png`, fullPage: true, animations: 'disabled' })
        console.log(`${name}.png`)
        if (values.each) await pictureEach(shown.page, name)
      }
      if (values.axe) wrong.push(...(await shown.violations()).map((line) => `${theme}: ${line}`))
    }
    wrong.push(...shown.problems)
    for (const line of wrong) console.error(line)
    return wrong.length === 0 ? 0 : 1
  } finally {
    await shown.close()
    if (values.folder === undefined) await rm(folder, { recursive: true, force: true })
  }
})

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function pictureEach(page, name) {
  const outputs = await page.locator('.output').all()
  for (const [place, output] of outputs.entries()) {
    await output.screenshot({ path: `${name}-${place + 1}.png`, animations: 'disabled' })
    console.log(`${name}-${place + 1}.png`)
  }
}

/** @param {string} file */
async function cellsOf(file) {
  const text = await readFile(file, 'utf8')
  if (!file.endsWith('.ipynb')) return [text]
  /** @type {{ cells: readonly { cell_type: string, source: string | readonly string[] }[] }} */
  const { cells } = JSON.parse(text)
  return cells
    .filter(({ cell_type }) => cell_type === 'code')
    .map(({ source }) => (typeof source === 'string' ? source : source.join('')))
}

/**
 * @param {string} list
 * @returns {readonly PageTheme[]}
 */
function themesOf(list) {
  return list.split(',').map((name) => {
    const theme = /** @type {readonly PageTheme[]} */ (Object.keys(pageThemes)).find(
      (known) => known === name,
    )
    if (theme === undefined) throw new Error(`no theme is called ${name}`)
    return theme
  })
}
