import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CellsPage, openCellsPage } from '../../scripts/lib/cellsPage.mjs'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'

const SETUP = `const test = (await reo.open('demo')).split('test')
const run = await reo.evaluate(test, ['onnx:unet', 'baseline:land-cover-mean'], { limit: 200 })
undefined`

const WITHIN = { timeout: 30_000 }

describe('The gallery of a run', () => {
  let folder: string
  let shown: CellsPage

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-gallery-'))
    await writeDemoFolder(folder)
    shown = await openCellsPage({ folder })
    for (const cell of [SETUP, `run.patches({ task: 'agb' })`, `run.report()`]) await shown.run(cell)
  })

  afterAll(async () => {
    await shown?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const grid = () => shown.page.getByRole('listbox', { name: 'Patches' })
  const tiles = () => grid().getByRole('option')
  const firstId = () => tiles().first().getAttribute('data-reo-sample')
  const status = () =>
    shown.page.locator('[data-reo-renderer=patchGrid] [role=status].reo-muted').textContent()

  it('has a picture in every tile that is in view, and only those in the page', async () => {
    await expect.poll(() => grid().locator('img').count(), WITHIN).toBe(await tiles().count())
    expect(await tiles().count()).toBeLessThan(60)
    await grid().evaluate((place) => place.scrollTo(0, place.scrollHeight))
    await expect.poll(() => tiles().last().getAttribute('aria-posinset'), WITHIN).toBe('200')
    await expect.poll(() => grid().locator('img').count(), WITHIN).toBe(await tiles().count())
    await grid().evaluate((place) => place.scrollTo(0, 0))
  })

  it('shows what was chosen last, however quickly', async () => {
    const orders = ['id', 'truth', 'disagreement', 'best', 'id']
    for (const order of orders) await shown.page.getByLabel('Sort by').selectOption(order)
    await expect.poll(status, WITHIN).toContain('200 patches')
    const samples = () =>
      tiles().evaluateAll((all) => all.map((tile) => tile.getAttribute('data-reo-sample')))
    await expect
      .poll(async () => {
        const ids = await samples()
        return JSON.stringify(ids) === JSON.stringify([...ids].sort())
      }, WITHIN)
      .toBe(true)
    expect(await shown.page.getByLabel('Sort by').inputValue()).toBe('id')
  })

  it('draws all pictures as SAR', async () => {
    const picture = () => tiles().first().locator('img').getAttribute('src')
    const before = await picture()
    await shown.page.getByLabel('Show', { exact: true }).selectOption('sar')
    await expect.poll(picture, WITHIN).not.toBe(before)
  })

  it('selects by keys for the other outputs, and opens a patch with the answers of all models', async () => {
    await grid().focus()
    for (const key of ['Space', 'Shift+ArrowRight']) await shown.page.keyboard.press(key)
    await expect.poll(status).toContain('2 selected here')
    const table = shown.page.locator('[data-reo-renderer=table]')
    await expect
      .poll(() => table.locator('.reo-selection-count').textContent(), WITHIN)
      .toBe('2 of 200 samples')
    await shown.page.keyboard.press('Enter')
    const panel = shown.page.locator('[data-reo-role=patch-panel]')
    await expect.poll(() => panel.textContent(), WITHIN).toContain('baseline:land-cover-mean')
    expect(await panel.textContent()).toContain('Human activity')
    await shown.page.keyboard.press('Escape')
    expect(await panel.isHidden()).toBe(true)
    expect(await firstId()).not.toBeNull()
  })

  it('throws nothing and asks no one else', () => {
    expect(shown.problems).toEqual([])
  })
})
