import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CellsPage, openCellsPage } from '../../scripts/lib/cellsPage.mjs'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { RUN_SCHEMA } from '../../src/core/runs/runLog'

const SAMPLES = 300
const SHOWN = { timeout: 60_000 }
const FIRST = 'chat:first'
const SECOND = 'chat:second'

/** Answers in words about biomass and land cover: the second model refuses every tenth and errs more. */
function logLines(): readonly object[] {
  const models = [FIRST, SECOND, 'chat:third'].map((id) => ({
    id,
    title: id.slice('chat:'.length),
    tasks: ['landCover', 'agb'],
    modalities: ['rgb'],
  }))
  const header = {
    type: 'run',
    schema: RUN_SCHEMA,
    id: 'spoken',
    created: '2026-01-01T00:00:00Z',
    dataset: { name: 'REO demo', path: 'demo', fingerprint: 'x', split: 'test', synthetic: true },
    models,
    tasks: ['landCover', 'agb'],
  }
  const answers = Array.from({ length: SAMPLES }, (_, index) => {
    const sample = `d-${String(index).padStart(5, '0')}`
    const truth = 50 + (index % 300)
    return models.flatMap(({ id }, model) => {
      const base = { type: 'answer', sample, model: id }
      const landCover = {
        ...base,
        task: 'landCover',
        raw: 'Bare ground.',
        status: 'answered',
        value: 60,
        truth: 112,
      }
      const agb = { ...base, task: 'agb', truth, reason: 'last-committed' }
      if (model === 1 && index % 10 === 0)
        return [landCover, { ...agb, raw: 'I cannot tell.', status: 'refused', reason: 'refusal' }]
      const value = truth + model * 100
      const before =
        'Forests like this one, dense and green all over, hold 100 to 300 Mg/ha, yet here I estimate '
      const words = `${value} Mg/ha`
      const span = [before.length, before.length + words.length]
      return [landCover, { ...agb, raw: `${before}${words}.`, status: 'answered', value, span }]
    })
  })
  return [header, ...answers.flat()]
}

describe('Answers of several models', () => {
  let folder: string
  let shown: CellsPage
  let answers: Locator

  const rows = () => answers.locator('tr[data-reo-sample]')
  const choose = (label: string, value: string) =>
    answers.getByLabel(label, { exact: true }).selectOption(value)

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-answers-'))
    await writeDemoFolder(folder)
    const log = logLines().map((line) => JSON.stringify(line))
    await writeFile(path.join(folder, 'spoken.reo.jsonl'), `${log.join('\n')}\n`)
    shown = await openCellsPage({ folder, width: 900 })
    await shown.run(`const run = await reo.run('spoken.reo.jsonl')\nundefined`)
    await shown.run(`run.answers({ task: 'agb', sort: 'id' })`)
    await shown.run(`run.scatter('agb')`)
    answers = shown.page.locator('[data-reo-renderer=answers]')
    await answers.locator('tbody tr').first().waitFor()
  })

  afterAll(async () => {
    await shown?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('tell why a value was read, to the mouse and the keyboard', async () => {
    const mark = answers.locator('.reo-read').first()
    await expect.poll(() => mark.textContent()).toContain('50 Mg/ha')
    await mark.hover()
    const tip = answers.getByRole('tooltip')
    await expect.poll(() => tip.first().textContent()).toContain('the last that it commits to')
  })

  it('keep heads and truth in sight while they are scrolled both ways', async () => {
    const scroller = answers.locator('.reo-answers-scroll')
    const at = (selector: string) => answers.locator(selector).first().boundingBox()
    const before = [await at('thead th:nth-child(2)'), await at('td.reo-truth')]
    await scroller.evaluate((element) => element.scrollBy(200, 30))
    const after = [await at('thead th:nth-child(2)'), await at('td.reo-truth')]
    expect(after[0]).toEqual(before[0])
    expect(after[1]?.x).toBe(before[1]?.x)
    await scroller.evaluate((element) => element.scrollTo(0, 0))
  })

  it('come as they are scrolled to, few of them on the page at a time', async () => {
    const scroller = answers.locator('.reo-answers-scroll')
    await expect
      .poll(async () => {
        await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight))
        return answers.locator('.reo-answers-summary').textContent()
      }, SHOWN)
      .toBe('300 questions.')
    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight))
    await expect.poll(() => answers.locator('tr[data-reo-sample=d-00299]').count()).toBe(1)
    await expect.poll(() => rows().count()).toBeLessThan(100)
  })

  it('are filtered over all of them, the last of rapid choices', async () => {
    for (const status of ['refused', 'answered', 'refused']) await choose('Status', status)
    await expect
      .poll(() => answers.locator('.reo-answers-summary').textContent())
      .toContain('30 of 300 questions')
    await expect.poll(() => rows().first().textContent()).toContain('refused')
  })

  it('of two models have their differences marked', async () => {
    await choose('Compare', FIRST)
    await expect
      .poll(() => answers.locator('.reo-difference').first().textContent())
      .toContain('second does not answer')
    await choose('Status', '')
    await expect.poll(() => answers.locator('.reo-differs').first().textContent()).toBe('51')
    await choose('Right and wrong', 'right,unanswered')
    await expect
      .poll(() => answers.locator('.reo-answers-summary').textContent())
      .toContain('30 of 300 questions')
  })

  it('become a selection that the other outputs follow', async () => {
    await answers.getByRole('button', { name: 'Select 30 samples' }).click()
    const bar = shown.page.locator('[data-reo-renderer=scatter] .reo-selection')
    await expect.poll(() => bar.textContent()).toContain('30 of 300 samples')
    await bar.getByRole('button', { name: 'Clear' }).click()
  })

  it('open all questions about a sample, with contradictions marked', async () => {
    await answers.getByRole('button', { name: 'All questions about' }).first().click()
    const panel = answers.locator('[data-reo-role=chain-panel]')
    await expect.poll(() => panel.locator('.reo-contradiction').count()).toBeGreaterThan(0)
    await expect.poll(() => panel.textContent()).toContain('bare ground with much biomass')
    await panel.getByRole('button', { name: 'Close' }).press('Escape')
    expect(await panel.isHidden()).toBe(true)
  })

  it('have nothing wrong for assistive technology with all of it open', async () => {
    await answers.locator('summary').first().click()
    expect(await shown.violations()).toEqual([])
    expect(shown.problems).toEqual([])
  })
})
