import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FrameLocator, Locator } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { notebookOf, openNotebook, outputFrame, runAllCells } from '../../scripts/lib/notebook.mjs'
import { closeAfterTests } from '../support/windowOfTests'

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

/** Outputs of the run, which all tell how many samples are selected. */
const FOLLOWING = 7

/** High enough for every output to be on the screen at once, since VS Code draws no others. */
const TALL_WINDOW = { width: 1400, height: 9000 }

/** Figures are made anew by another process, which takes its time on a busy machine. */
const PATIENTLY = { timeout: 60_000 }

/** Ways to point at something, one for each output that can be pointed at. */
const POINTED: Readonly<Record<string, (outputs: FrameLocator) => Promise<void>>> = {
  'a range of a scatter plot': (outputs) => selectRange(outputs, 'scatter'),
  'a range of residuals': (outputs) => selectRange(outputs, 'residuals'),
  'a cell of a matrix': (outputs) =>
    outputs.locator('[data-reo-renderer=confusion] .reo-matrix-filled').first().click(),
  'a row of a report by region': (outputs) =>
    outputs.locator('[data-reo-renderer=table] .reo-pick').first().click(),
  'a class of the data card': (outputs) =>
    outputs.locator('[data-reo-renderer=dataCard] [data-reo-class="40"]').first().click(),
  'a place of the map, by keys': (outputs) =>
    outputs.locator('[data-reo-renderer=dataCard] .reo-map-dot').first().press('Enter'),
  'a row of answers': (outputs) =>
    outputs.locator('[data-reo-renderer=answers] tbody input[type=checkbox]').first().check(),
  'a patch of the gallery, by keys': async (outputs) => {
    const grid = outputs.locator('[data-reo-renderer=patchGrid] [role=listbox]')
    await grid.focus()
    await grid.press('Space')
  },
}

async function selectRange(outputs: FrameLocator, renderer: string): Promise<void> {
  const form = outputs.locator(`[data-reo-renderer=${renderer}] form`)
  await form.locator('input').first().fill('100')
  await form.getByRole('button', { name: 'Show patches' }).click()
}

describe('Outputs of one run in a real VS Code', () => {
  let folder: string
  let vscode: DrivenVscode
  let outputs: FrameLocator

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-linked-'))
    await writeDemoFolder(folder)
    const file = path.join(folder, 'linked.ipynb')
    await writeFile(file, notebookOf(CELLS))
    vscode = await driveVscode({ folder })
    await openNotebook(vscode, file)
    const states = await runAllCells(vscode, 150_000)
    expect(states.map(({ error }) => error)).toEqual(CELLS.map(() => null))
    await vscode.page.setViewportSize(TALL_WINDOW)
    outputs = outputFrame(vscode.page)
    const following = outputs.locator('.reo-selection')
    await following.nth(FOLLOWING - 1).waitFor({ ...PATIENTLY, state: 'attached' })
  })

  afterEach(async () => {
    const clear = bars().getByRole('button', { name: 'Clear' })
    if ((await clear.count()) > 0) await clear.first().click()
  })

  // The last that is said here is done first: what failed is kept as it is on the screen.
  closeAfterTests(() => ({ vscode, folder }))

  /** The lines above the run's outputs that tell what is selected. */
  function bars(): Locator {
    return outputs.locator('.reo-selection:not([hidden])')
  }

  /** What every output of the run says of how many samples are selected. */
  async function counts(): Promise<readonly string[]> {
    return bars().locator('.reo-selection-count').allTextContents()
  }

  /** Samples whose land cover the report is about now. */
  async function reported(): Promise<string | null> {
    const report = outputs.locator('[data-reo-renderer=table]').first()
    const block = report.locator('.reo-table-block', { hasText: 'Land cover' })
    return block.locator('tbody tr').first().locator('td').first().textContent()
  }

  it.each(Object.keys(POINTED))('are all narrowed to %s, and let go of it', async (what) => {
    await POINTED[what](outputs)
    await expect.poll(async () => new Set(await counts()).size, PATIENTLY).toBe(1)
    await expect.poll(async () => (await counts())[0], PATIENTLY).toMatch(/^\d+ of 60 samples$/)
    const told = await counts()
    expect(told).toHaveLength(FOLLOWING)
    expect(Number.parseInt(told[0])).toBeLessThan(60)
    await bars().first().getByRole('button', { name: 'Clear' }).click()
    await expect.poll(() => counts().then(([first]) => first), PATIENTLY).toBe('All samples')
  })

  it('show what was clicked last, however quickly one click follows the other', async () => {
    const all = await outputs.locator('[data-reo-renderer=confusion] .reo-matrix-filled').all()
    for (const cell of all) await cell.click()
    const last = await all[all.length - 1].textContent()
    await expect.poll(async () => new Set(await counts()).size, PATIENTLY).toBe(1)
    await expect.poll(async () => (await counts())[0], PATIENTLY).toBe(`${last} of 60 samples`)
    await expect.poll(reported, PATIENTLY).toBe(last)
  })
})
