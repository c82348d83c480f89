import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type CellsPage, openCellsPage } from '../../scripts/lib/cellsPage.mjs'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'

const CELLS = [
  `const test = (await reo.open('demo')).split('test')
const run = await reo.evaluate(test, ['baseline:land-cover-mean', 'baseline:majority'], { limit: 60 })
undefined`,
  `test.describe()`,
  `run.report({ bootstrap: 0 })`,
  `run.report({ by: 'region', bootstrap: 0 })`,
  `run.scatter('agb')`,
  `run.confusion('landCover', 'baseline:majority')`,
  `run.answers({ task: 'agb', limit: 5 })`,
  `run.residuals('agb')`,
  `run.patches({ task: 'agb' })`,
]

/** Figures are made anew by another process, which takes its time on a busy machine. */
const PATIENTLY = { timeout: 60_000 }

/** Ways to point at something, one for each output that can be pointed at. */
const POINTED: Readonly<Record<string, (shown: CellsPage) => Promise<void>>> = {
  'a range of a scatter plot': async ({ page }) => {
    const form = page.locator('[data-reo-renderer=scatter] form')
    await form.locator('input').first().fill('100')
    await form.getByRole('button', { name: 'Show patches' }).click()
  },
  'a cell of a matrix': async ({ page }) => {
    await page.locator('[data-reo-renderer=confusion] .reo-matrix-filled').first().click()
  },
  'a row of a report by region': async ({ page }) => {
    await page.locator('[data-reo-renderer=table] .reo-pick').first().click()
  },
  'a class of the data card': async ({ page }) => {
    await page.locator('[data-reo-renderer=dataCard] [data-reo-class="40"]').first().click()
  },
  'a place of the map, by keys': async ({ page }) => {
    await page.locator('[data-reo-renderer=dataCard] .reo-map-dot').first().press('Enter')
  },
}

describe('Outputs of one run on a page', () => {
  let folder: string
  let shown: CellsPage

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-linked-'))
    await writeDemoFolder(folder)
    shown = await openCellsPage({ folder })
    for (const cell of CELLS) await shown.run(cell)
  })

  afterEach(async () => {
    const clear = shown.page.locator('.reo-selection:not([hidden]) button:not([hidden])', {
      hasText: 'Clear',
    })
    if ((await clear.count()) > 0) await clear.first().click()
  })

  afterAll(async () => {
    await shown?.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** What every output of the run says of how many samples are selected. */
  async function counts(): Promise<readonly string[]> {
    return bars().locator('.reo-selection-count').allTextContents()
  }

  function bars(): Locator {
    return shown.page.locator('.reo-selection:not([hidden])')
  }

  /** Samples whose land cover the report is about now. */
  async function reported(): Promise<string | null> {
    const report = shown.page.locator('[data-reo-renderer=table]').first()
    const block = report.locator('.reo-table-block', { hasText: 'Land cover' })
    return block.locator('tbody tr').first().locator('td').first().textContent()
  }

  it.each(Object.keys(POINTED))('are all narrowed to %s, and let go of it', async (what) => {
    await POINTED[what](shown)
    await expect.poll(async () => new Set(await counts()).size, PATIENTLY).toBe(1)
    await expect.poll(async () => (await counts())[0], PATIENTLY).toMatch(/^\d+ of 60 samples$/)
    const [selected] = /^\d+/.exec((await counts())[0]) ?? []
    expect(Number(selected)).toBeLessThan(60)
    await bars().first().getByRole('button', { name: 'Clear' }).click()
    await expect.poll(() => counts().then(([first]) => first), PATIENTLY).toBe('All samples')
  })

  it('show what was clicked last, however quickly one click follows the other', async () => {
    const cells = shown.page.locator('[data-reo-renderer=confusion] .reo-matrix-filled')
    const all = await cells.all()
    for (const cell of all) await cell.click()
    const last = await all[all.length - 1].textContent()
    await expect.poll(async () => new Set(await counts()).size, PATIENTLY).toBe(1)
    await expect.poll(async () => (await counts())[0], PATIENTLY).toBe(`${last} of 60 samples`)
    await expect.poll(reported, PATIENTLY).toBe(last)
  })

  it('asks no one else for anything, and throws nothing', () => {
    expect(shown.problems).toEqual([])
  })
})
