// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askedQuestions } from '../../../src/core/runs/askedQuestions'
import { flipsOf } from '../../../src/core/runs/flips/flips'
import { activate } from '../../../src/renderers/flips'
import { S2, S2_SAR } from './classifiedAnswers'
import { COVER_LINES, madeFlips } from './flipsPayload'
import { find, findButton, patchesAnswer, recordPictures, start } from './harness'

async function drawn(payload: unknown = madeFlips()) {
  const harness = await start(activate)
  return { ...harness, element: harness.render(payload) }
}

function rows(element: HTMLElement): readonly string[][] {
  return [...element.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  )
}

describe('the flips renderer', () => {
  beforeEach(() => recordPictures())
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  it('says which models are compared, what the second adds, and whether that is a difference', async () => {
    const { element } = await drawn()
    const [step] = madeFlips().steps
    expect(find(element, '.reo-section-title').textContent).toBe('U-Net (S2) → U-Net (S2 + SAR) (adds SAR)')
    expect(find(element, '.reo-flips-summary').textContent).toContain(
      `of ${step.total.n} questions; a difference, McNemar’s p < 0.001.`,
    )
  })

  it('counts flips in all and by class, the largest first, those that never occur left out', async () => {
    const { element } = await drawn()
    const [step] = madeFlips().steps
    const [all, first] = rows(element)
    expect(all.slice(0, 2)).toEqual(['All', String(step.total.n)])
    expect(all[2]).toBe(String(step.total.counts.right.wrong))
    expect(first[0]).toBe(step.classes[0].label.title)
    expect(rows(element)).toHaveLength(1 + step.classes.length)
  })

  it('selects the samples of a flip, and shows what the second model answered about them', async () => {
    const { element, lastRequest, told, answer } = await drawn({ ...madeFlips(), figure: FIGURE })
    const [step] = madeFlips().steps
    findButton(find(element, '.reo-flips-total'), String(step.total.counts.wrong.right)).click()
    const criterion = {
      kind: 'comparison',
      task: 'landCover',
      models: [S2.id, S2_SAR.id],
      filter: { verdicts: ['wrong', 'right'] },
    }
    expect(told.at(-1)?.selection).toMatchObject([{ criterion }])
    expect(lastRequest().query).toMatchObject({
      kind: 'selected-patches',
      model: S2_SAR.id,
      selection: [{ criterion }],
    })
    answer(lastRequest(), patchesAnswer(['d-7'], 1))
    expect(find(element, '[data-reo-sample="d-7"]').hidden).toBe(false)
  })

  it('selects those of one class by its column', async () => {
    const { element, lastRequest } = await drawn()
    const [, row] = element.querySelectorAll<HTMLElement>('tbody tr')
    find(row, 'button').click()
    const [{ classes }] = madeFlips().steps
    expect(lastRequest().query).toMatchObject({
      selection: [
        {
          criterion: {
            kind: 'all',
            criteria: [
              { kind: 'comparison' },
              { kind: 'columns', where: { landCover: [classes[0].label.key, Number(classes[0].label.key)] } },
            ],
          },
        },
      ],
    })
  })

  it('gives the difference of errors of numbers with its interval', async () => {
    const [step] = madeFlips().steps
    const difference = { value: -4.2, low: -6.1, high: -2.3, p: 0.0004 }
    const payload = { ...madeFlips(), task: 'agb', steps: [{ ...step, error: { n: 288, difference } }] }
    const { element } = await drawn(payload)
    expect(element.textContent).toContain(
      'Mean absolute error: −4.20 [−6.10, −2.30] Mg/ha over the 288 questions that both answered, p < 0.001.',
    )
  })

  it('says in words that there is nothing to compare', async () => {
    expect((await drawn(madeFlips({ steps: [] }))).element.textContent).toContain('No two models of this run')
    document.body.replaceChildren()
    const nothing = flipsOf('landCover', [], [S2.id, S2_SAR.id], { classOf: () => undefined })
    const { element } = await drawn(madeFlips({ steps: [{ pair: [S2, S2_SAR], flips: nothing }] }))
    expect(element.querySelector('table')).toBeNull()
    expect(element.textContent).toContain('nothing can be compared')
  })

  it('shows hostile names as text', async () => {
    const title = '<img src=x onerror=alert(1)>'
    const { element } = await drawn(madeFlips({ steps: [{ pair: [{ ...S2, title }, S2_SAR], flips: FEW }] }))
    expect(element.querySelector('img')).toBeNull()
    expect(find(element, '.reo-section-title').textContent).toContain('<img src=x')
  })
})

const FIGURE = { kind: 'flips', task: 'landCover' } as const

const FEW = flipsOf(
  'landCover',
  askedQuestions(COVER_LINES, 'landCover', [S2.id, S2_SAR.id]).slice(0, 20),
  [S2.id, S2_SAR.id],
  {
    classOf: () => undefined,
  },
)
