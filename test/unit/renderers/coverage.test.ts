// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { activate } from '../../../src/renderers/coverage'
import { coverageCsv } from '../../../src/renderers/coverage/coverageCsv'
import { choose, find, findButton, start } from './harness'
import { coveragePayload } from './rankingPayloads'

async function drawn(payload: unknown = coveragePayload) {
  const harness = await start(activate)
  const element = harness.render(payload)
  await vi.waitFor(() => expect(find(element, '[data-reo-state]').dataset['reoState']).toBe('ready'))
  return { ...harness, element }
}

function rowsOf(element: HTMLElement): readonly (readonly string[])[] {
  return [...element.querySelectorAll('.reo-ranking tbody tr')].map((row) =>
    [...row.children].slice(0, 4).map((cell) => cell.textContent),
  )
}

function move(element: HTMLElement, penalty: string): void {
  const slider = find<HTMLInputElement>(element, 'input[type="range"]')
  slider.value = penalty
  slider.dispatchEvent(new Event('input'))
}

describe('coverage output', () => {
  afterEach(() => document.body.replaceChildren())

  it('ranks by errors in which unanswered questions count as guesses, until the penalty is moved', async () => {
    const { element } = await drawn()
    // √((60 · 30² + 40 · 90²) / 100) = 61.5
    expect(rowsOf(element)).toEqual([
      ['1 (1–2)', 'Steady', '100100.0 %', '50.0 Mg/ha'],
      ['2 (1–2)', 'Sure', '6060.0 %', '61.5 Mg/ha'],
    ])
    move(element, '0')
    // √(60 · 30² / 100) = 23.2, and better in both resamples.
    expect(rowsOf(element)).toEqual([
      ['1', 'Sure', '6060.0 %', '23.2 Mg/ha'],
      ['2', 'Steady', '100100.0 %', '50.0 Mg/ha'],
    ])
    findButton(element, 'as guessing the mean').click()
    expect(rowsOf(element)[0][1]).toBe('Steady')
  })

  it('says where the order turns', async () => {
    const { element } = await drawn()
    const strips = [...element.querySelectorAll('.reo-rank-strip')].map((strip) =>
      strip.getAttribute('aria-label'),
    )
    // 60 · 30² + 40 · p² = 100 · 50² at p = 70.0
    expect(strips).toEqual(['rank 2 up to 70.0 Mg/ha, then 1', 'rank 1 up to 70.0 Mg/ha, then 2'])
  })

  it('keeps the slider in place, so that it can be dragged', async () => {
    const { element } = await drawn()
    const slider = find(element, 'input[type="range"]')
    move(element, '250')
    expect(find(element, 'input[type="range"]')).toBe(slider)
    expect(slider.getAttribute('aria-valuetext')).toBe('250.0 Mg/ha')
  })

  it('draws what is left of the error, flat where nothing tells how sure a model is', async () => {
    const { element } = await drawn()
    const label = find(element, '.reo-curves').getAttribute('aria-label')
    expect(label).toContain('Sure: 10.0 Mg/ha at 30 %, 30.0 Mg/ha at 60 %')
    expect(label).toContain('Steady: 50.0 Mg/ha at 100 %')
    expect(element.textContent).toContain('the log does not tell how sure Steady is')
  })

  it('shows another error', async () => {
    const { element } = await drawn()
    choose(element, 'MAE')
    // (60 · 20 + 40 · 70) / 100 = 40, as much as the other: a tie keeps the order of the models.
    expect(rowsOf(element).map(([, title, , error]) => [title, error])).toEqual([
      ['Sure', '40.0 Mg/ha'],
      ['Steady', '40.0 Mg/ha'],
    ])
  })

  it('selects what a model left unanswered', async () => {
    const { element, lastRequest, told } = await drawn()
    find(element, '[aria-label="Show the 40 questions that Sure left unanswered"]').click()
    const criterion = {
      kind: 'answer',
      task: 'agb',
      model: 'sure',
      predicted: { kind: 'label', label: 'unanswered' },
    }
    expect(told.at(-1)).toMatchObject({ selection: [{ title: 'unanswered by Sure', criterion }] })
    expect(lastRequest().query).toMatchObject({ kind: 'selected-patches', model: 'sure' })
  })

  it('has no slider where everything is answered', async () => {
    const series = [coveragePayload.series[1]]
    const resamples = { count: 0, sums: { dtype: 'f4', bdata: '' } }
    const { element } = await drawn({ ...coveragePayload, series, resamples })
    expect(element.querySelector('input[type="range"]')).toBeNull()
    expect(element.textContent).toContain('Every model answered every question')
  })

  it('ranks models that answered nothing, and says so where no question is common', async () => {
    const silent = { model: 'mute', title: '<b>Mute</b>', answered: 0, losses: [0, 0] }
    const series = [silent, silent]
    const { element } = await drawn({
      ...coveragePayload,
      series,
      resamples: { count: 0, sums: { dtype: 'f4', bdata: '' } },
    })
    expect(rowsOf(element)[0]).toEqual(['1 (1–2)', '<b>Mute</b>', '00.0 %', '90.0 Mg/ha'])
    document.body.replaceChildren()
    expect((await drawn({ ...coveragePayload, asked: 0 })).element.textContent).toContain(
      'No question whose truth is known was asked of all models',
    )
  })

  it('says so where its sums are cut off', async () => {
    const harness = await start(activate)
    const element = harness.render({
      ...coveragePayload,
      resamples: { ...coveragePayload.resamples, count: 3 },
    })
    await vi.waitFor(() => expect(element.textContent).toContain('are not complete'))
  })

  it('is taken away as curves and errors', () => {
    const { rows } = coverageCsv(coveragePayload, new Map([['penalty rmse', '0']]))
    expect(rows).toEqual([
      ['sure', 100, 60, expect.closeTo(0.3, 6), 10, null, null],
      ['sure', 100, 60, expect.closeTo(0.6, 6), 30, null, null],
      ['sure', 100, 60, null, null, 0, expect.closeTo(23.24, 2)],
      ['steady', 100, 100, 1, 50, null, null],
      ['steady', 100, 100, null, null, 0, 50],
    ])
  })
})
