import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CellsPage, openCellsPage } from '../../scripts/lib/cellsPage.mjs'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'

const SETUP = `const test = (await reo.open('demo')).split('test')
const run = await reo.evaluate(test, ['onnx:unet', 'onnx-vlm:tiny-vlm', 'baseline:mean'], { tasks: ['agb'], limit: 60 })
undefined`

/** A model that leaves some of the questions unanswered. */
const VLM = 'Tiny VLM'

describe('Models in order, by pointing', () => {
  let folder: string
  let shown: CellsPage

  const leaderboard = () => shown.page.locator('[data-reo-renderer=leaderboard]')
  const coverage = () => shown.page.locator('[data-reo-renderer=coverage]')
  const order = () =>
    coverage()
      .locator('.reo-ranking tbody tr')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-model')))

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-ranking-'))
    await writeDemoFolder(folder)
    shown = await openCellsPage({ folder })
    await shown.run(SETUP)
    await shown.run(`run.leaderboard()`)
    await shown.run(`run.coverage('agb')`)
  })

  afterAll(async () => {
    await shown?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('compares two that are marked by keyboard, and closes the comparison', async () => {
    await leaderboard().locator('input[type=checkbox]').nth(0).press('Space')
    await leaderboard().locator('input[type=checkbox]').nth(1).press('Space')
    const panel = leaderboard().locator('[data-reo-role=pair-panel]')
    await panel
      .locator('td', { hasText: 'RMSE' })
      .or(panel.locator('th', { hasText: 'RMSE' }))
      .first()
      .waitFor()
    expect(await panel.innerText()).toMatch(/against/)
    expect(await shown.violations('[data-reo-renderer=leaderboard]')).toEqual([])
    await panel.getByRole('button', { name: 'Close this comparison' }).press('Escape')
    await expect.poll(() => panel.isHidden()).toBe(true)
  })

  it('ranks anew while the penalty moves', async () => {
    const slider = coverage().locator('input[type=range]')
    await slider.press('End')
    await expect.poll(order).toEqual(['onnx:unet', 'baseline:mean', 'onnx-vlm:tiny-vlm'])
    await slider.press('Home')
    await expect.poll(order).toEqual(['onnx:unet', 'onnx-vlm:tiny-vlm', 'baseline:mean'])
    expect(await coverage().locator('output').innerText()).toBe('0.0 Mg/ha')
  })

  it('shows what a model left unanswered, and narrows the leaderboard to it', async () => {
    await coverage()
      .getByRole('button', { name: new RegExp(`that ${VLM}.* left unanswered`) })
      .click()
    await coverage().locator('.reo-patch-item').first().waitFor()
    await leaderboard()
      .locator('.reo-chip-title', { hasText: `unanswered by ${VLM}` })
      .waitFor()
    await expect.poll(() => leaderboard().innerText()).toMatch(/answered none of/)
    await leaderboard().getByRole('button', { name: 'Clear' }).click()
    await expect.poll(() => leaderboard().locator('.reo-ranking tbody tr').count()).toBe(3)
  })

  it('throws nothing', () => {
    expect(shown.problems).toEqual([])
  })
})
