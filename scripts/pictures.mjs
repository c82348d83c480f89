// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openCellsPage } from './lib/cellsPage.mjs'
import { writeDemoFolder } from './lib/demoFolder.mjs'
import { projectFolder } from './lib/paths.mjs'
import { preparation, shots } from './lib/pictures/shots.mjs'
import { runMain, step } from './lib/progress.mjs'

/** @typedef {import('./lib/pictures/shots.mjs').Shot} Shot */

const help = `Takes the pictures that the walkthrough and the pages show, of outputs of the demo, light and dark, after npm run build.

  node scripts/pictures.mjs [NAME …]   Of ${shots.map(({ name }) => name).join(', ')}; all of them by default.`

const themes = /** @type {const} */ (['light', 'dark'])
const defaultWidth = 760
/** Sharp on dense screens, and small. */
const scale = 1.5
const quality = 82

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  })
  if (values.help) return console.log(help)
  const chosen = shots.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-pictures-'))
  try {
    await writeDemoFolder(folder)
    const shown = await openCellsPage({ folder, width: defaultWidth, scale })
    try {
      await step('Evaluate', () => shown.run(preparation))
      for (const shot of chosen) await step(shot.name, () => take(shown, shot))
    } finally {
      await shown.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

/**
 * @param {import('./lib/cellsPage.mjs').CellsPage} shown
 * @param {Shot} shot
 */
async function take(shown, { name, cell, height, width = defaultWidth, from, point }) {
  const { page } = shown
  const target = path.join(projectFolder, 'media', 'pictures')
  await mkdir(target, { recursive: true })
  await page.setViewportSize({ width, height: 900 })
  for (const theme of themes) {
    await shown.clear()
    await shown.setTheme(theme)
    await shown.run(cell)
    await point?.(page)
    await page.mouse.move(0, 0)
    await drawn(page)
    await writeFile(path.join(target, `${name}-${theme}.webp`), await picture(page, { width, height, from }))
    await clearSelection(page)
  }
}

/** @param {import('playwright-core').Page} page Waits until its small pictures are there and nothing moves. */
async function drawn(page) {
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  await page.waitForTimeout(1500)
}

/**
 * A part of the page as WebP, which Playwright does not offer itself.
 *
 * @param {import('playwright-core').Page} page
 * @param {{ width: number, height: number, from: string | undefined }} part
 */
async function picture(page, { width, height, from }) {
  const heading = from === undefined ? undefined : page.getByText(from, { exact: true })
  const y = Math.max(0, ((await heading?.last().boundingBox())?.y ?? 0) - 12)
  const whole = await page.evaluate(() => document.body.scrollHeight)
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality,
    captureBeyondViewport: true,
    clip: { x: 0, y, width, height: Math.min(height, whole - y), scale: 1 },
  })
  await session.detach()
  return Buffer.from(data, 'base64')
}

/** @param {import('playwright-core').Page} page What was pointed at in one picture would narrow the next. */
async function clearSelection(page) {
  const clear = page.getByRole('group', { name: 'Selected samples' }).getByRole('button', { name: 'Clear' })
  if (await clear.isVisible()) await clear.click()
}
