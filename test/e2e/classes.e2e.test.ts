import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CellsPage, openCellsPage } from '../../scripts/lib/cellsPage.mjs'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'

/** A run of two models of one family, the first of which takes every third patch for shrubs. */
const SETUP = `
const fs = await import('node:fs')
const asked = await reo.evaluate(await reo.open('demo'), 'onnx:unet', { tasks: ['landCover', 'agb'], limit: 90 })
const [header, ...lines] = fs.readFileSync(asked.path, 'utf8').trim().split('\\n').map((line) => JSON.parse(line))
const [unet] = header.models
const models = [
  { ...unet, id: 'onnx:net-s2', title: 'Net (S2)', modalities: ['s2'] },
  { ...unet, id: 'onnx:net-s2-sar', title: 'Net (S2 + SAR)', modalities: ['s2', 'sar'] },
]
const answers = lines.filter(({ type }) => type === 'answer').flatMap((line, index) => models.map(({ id }, model) => {
  const isWrong = model === 0 && index % 3 === 0 && line.task === 'landCover'
  return { ...line, model: id, ...(isWrong && { value: 20, raw: '20' }) }
}))
fs.writeFileSync('made.reo.jsonl', [{ ...header, id: 'made', models }, ...answers].map((line) => JSON.stringify(line) + '\\n').join(''))
const run = await reo.run('made.reo.jsonl')
undefined`

/** What is first asked for is read from disk, which takes a while on a busy computer. */
const eventually = <Value>(value: () => Promise<Value> | Value) => expect.poll(value, { timeout: 30_000 })

describe('Classes and flips, pointed at in a browser', () => {
  let folder: string
  let shown: CellsPage

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-classes-'))
    await writeDemoFolder(folder)
    shown = await openCellsPage({ folder })
    for (const cell of [SETUP, `run.confusion('landCover')`, `run.flips({ task: 'landCover' })`])
      await shown.run(cell)
  })

  afterAll(async () => {
    await shown?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const figure = (kind: string) => shown.page.locator(`[data-reo-renderer=${kind}]`)
  const selected = (kind: string) => figure(kind).locator('.reo-selection-count')
  const patches = (kind: string) => figure(kind).locator('[data-reo-role=linked-patches] .reo-patch-item')
  const clear = async () => {
    await figure('confusion').getByRole('button', { name: 'Clear' }).click()
    await eventually(() => selected('flips').textContent()).toBe('All samples')
  }

  it('selects a confused pair, shows its patches and narrows the flips to them', async () => {
    const pair = figure('confusion').locator('.reo-confused li').first()
    const count = Number((await pair.locator('.reo-muted').textContent())?.split(' ')[0])
    await pair.getByRole('button').click()
    await eventually(() => patches('confusion').count()).toBe(count)
    await eventually(() => selected('confusion').textContent()).toBe(`${count} of 90 samples`)
    const all = figure('flips').locator('.reo-flips-total td').first()
    await eventually(() => all.textContent()).toBe(String(count))
    await clear()
    await eventually(() => all.textContent()).toBe('90')
  })

  it('shows examples of the pairs, one of which opens in full', async () => {
    await figure('confusion').getByLabel('with examples').check()
    const examples = figure('confusion').locator('.reo-pair-examples img')
    await eventually(() => examples.count()).toBeGreaterThan(0)
    await examples.first().click()
    await figure('confusion').locator('[data-reo-role=patch-panel] canvas').first().waitFor()
  })

  it.each(['light', 'dark', 'high-contrast'] as const)(
    'has nothing wrong for assistive technology in shares, differences and examples, in the %s theme',
    async (theme) => {
      await shown.setTheme(theme)
      const other = figure('confusion').getByLabel('Difference from another model')
      const choose = (content: string) => figure('confusion').getByText(content, { exact: true }).click()
      await choose('Overall %')
      expect(await shown.violations()).toEqual([])
      await other.selectOption('onnx:net-s2-sar')
      await choose('Column %')
      expect(await shown.violations()).toEqual([])
      await other.selectOption('')
      await choose('Counts')
    },
  )

  it('shows no answer to an earlier click of several quick ones', async () => {
    const cells = figure('confusion').locator('.reo-matrix-filled')
    const last = (await cells.count()) - 1
    for (const index of [0, 1, 2, last]) await cells.nth(index).click({ noWaitAfter: true })
    const count = Number(await cells.nth(last).textContent())
    await eventually(() => selected('confusion').textContent()).toBe(`${count} of 90 samples`)
    await eventually(() => patches('confusion').count()).toBe(count)
    await clear()
  })

  it('selects a flip of one class, and shows as many patches as it counts', async () => {
    const flip = figure('flips').locator('tbody tr').nth(1).getByRole('button').first()
    const count = Number(await flip.textContent())
    await flip.click()
    await eventually(() => selected('flips').textContent()).toBe(`${count} of 90 samples`)
    await eventually(() => patches('flips').count()).toBe(count)
    const rows = figure('confusion').locator('tbody .reo-matrix-total')
    const total = async () => (await rows.allTextContents()).reduce((sum, text) => sum + Number(text), 0)
    await eventually(total).toBe(count)
  })
})
