// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filterQuestions } from '../../../src/core/metrics/answers/filterQuestions'
import type { AnswersPayload, AnswersRow, ShownAnswer } from '../../../src/protocol/payloads'
import { activate } from '../../../src/renderers/answers'
import { selections } from '../../../src/renderers/shared/selection/selectionStore'
import { find, findButton, type Harness, listOf, pick, press, start } from './harness'

const MODELS = [
  { id: 'unet', title: 'U-Net' },
  { id: 'vlm', title: 'VLM' },
  { id: 'llava', title: 'LLaVA' },
]

function said(model: string, value: number | undefined, parts: Partial<ShownAnswer> = {}): ShownAnswer {
  return {
    model,
    task: 'agb',
    raw: value === undefined ? 'I cannot tell.' : String(value),
    ...(value === undefined ? { status: 'refused', reason: 'refusal' } : { status: 'answered', value }),
    ...parts,
  }
}

const ROWS: readonly AnswersRow[] = [
  { sample: 'a', truth: 100, answers: [said('unet', 105), said('vlm', 300), said('llava', 90)] },
  { sample: 'b', truth: 100, answers: [said('unet', 400), said('vlm', undefined), said('llava', 101)] },
]

let runs = 0

/** Answers of a run that no other test has pointed at. */
function payloadOf(parts: Partial<AnswersPayload> = {}): AnswersPayload {
  const { models = MODELS, rows = ROWS } = parts
  const questions = rows.map((row) => ({ ...row, task: 'agb' as const }))
  return {
    version: 1,
    title: 'Above-ground biomass',
    source: { dataset: '/data', run: `/runs/${runs}.reo.jsonl` },
    figure: { kind: 'answers', task: 'agb', sort: 'worst', limit: 2 },
    synthetic: false,
    task: 'agb',
    unit: 'Mg/ha',
    models,
    rows,
    total: rows.length,
    counts: filterQuestions(
      questions,
      models.map(({ id }) => id),
    ).counts,
    ...parts,
  }
}

function samplesIn(element: HTMLElement): (string | undefined)[] {
  return [...element.querySelectorAll<HTMLElement>('tr[data-reo-sample]')].map(
    (row) => row.dataset['reoSample'],
  )
}

/** The newest request for the answers themselves, whatever else was asked after it. */
function figureAsked(harness: Harness) {
  const asked = harness.posted.filter(({ query }) => query.kind === 'run-figure').at(-1)
  if (asked?.query.kind !== 'run-figure') throw new Error('No figure was asked for')
  return { request: asked, query: asked.query }
}

function reply(harness: Harness, payload: AnswersPayload): void {
  harness.answer(figureAsked(harness).request, { kind: 'run-figure', output: { kind: 'answers', payload } })
}

let harness: Harness
let element: HTMLElement
async function draw(payload: AnswersPayload): Promise<void> {
  harness = await start(activate)
  element = harness.render(payload)
}

beforeEach(() => {
  runs += 1
})
afterEach(() => document.body.replaceChildren())

describe('a choice of answers', () => {
  it('says how many questions there are of each, and has the run asked', async () => {
    await draw(payloadOf())
    const titles = [...listOf(element, 'Status').options].map(({ text }) => text)
    expect(titles).toEqual(['any', 'answered (2)', 'refused (1)'])
    pick(element, 'Status', 'refused')
    expect(figureAsked(harness).query.figure).toEqual({
      kind: 'answers',
      task: 'agb',
      sort: 'worst',
      filter: { statuses: ['refused'] },
      limit: 2,
    })
    reply(harness, payloadOf({ rows: [ROWS[1]], total: 1 }))
    expect(samplesIn(element)).toEqual(['b'])
    expect(listOf(element, 'Status').value).toBe('refused')
  })

  it('of error, agreement and order adds to what was chosen before', async () => {
    await draw(payloadOf())
    find<HTMLInputElement>(element, '[aria-label="Lowest error"]').value = '50'
    find(element, '[aria-label="Lowest error"]').dispatchEvent(new Event('change'))
    pick(element, 'Agreement', 'differ')
    pick(element, 'Order', 'disagreement')
    expect(figureAsked(harness).query.figure).toMatchObject({
      sort: 'disagreement',
      filter: { error: { low: 50 }, agreement: 'differ' },
    })
  })

  it('is never answered by rows of an earlier one', async () => {
    await draw(payloadOf())
    pick(element, 'Status', 'refused')
    const earlier = figureAsked(harness).request
    pick(element, 'Status', 'answered')
    harness.answer(earlier, {
      kind: 'run-figure',
      output: { kind: 'answers', payload: payloadOf({ rows: [ROWS[1]], total: 1 }) },
    })
    expect(samplesIn(element)).toEqual(['a', 'b'])
    reply(harness, payloadOf({ rows: [ROWS[0]], total: 1 }))
    expect(samplesIn(element)).toEqual(['a'])
  })

  it('that nothing fits says so and can be taken back', async () => {
    await draw(payloadOf())
    pick(element, 'Status', 'refused')
    reply(harness, payloadOf({ rows: [], total: 0, counts: payloadOf().counts }))
    expect(element.textContent).toContain('None of 2 questions fits.')
    findButton(element, 'Clear filters').click()
    expect(figureAsked(harness).query.figure).not.toHaveProperty('filter.statuses')
  })

  it('becomes a step of the selection', async () => {
    await draw(payloadOf())
    pick(element, 'Status', 'refused')
    reply(harness, payloadOf({ rows: [ROWS[1]], total: 1 }))
    findButton(element, 'Select').click()
    expect(harness.told.at(-1)?.selection).toMatchObject([
      {
        title: 'any model refused',
        criterion: {
          kind: 'comparison',
          task: 'agb',
          models: ['unet', 'vlm', 'llava'],
          filter: { statuses: ['refused'] },
        },
      },
    ])
  })

  it('is made of the rows that an output holds where it shows no run', async () => {
    const { figure: _figure, counts: _counts, source: _source, ...held } = payloadOf()
    await draw(held)
    pick(element, 'Status', 'refused')
    expect(samplesIn(element)).toEqual(['b'])
    expect(harness.posted).toEqual([])
    expect(element.querySelector('[data-reo-action=select]')).toBeNull()
  })

  it('stands when the output is drawn again, as in a report that follows its run', async () => {
    await draw(payloadOf())
    pick(element, 'Status', 'refused')
    harness.render(payloadOf({ title: 'Above-ground biomass, one answer more' }))
    expect(figureAsked(harness).query.figure).toMatchObject({ filter: { statuses: ['refused'] } })
    reply(harness, payloadOf({ rows: [ROWS[1]], total: 1 }))
    expect(samplesIn(element)).toEqual(['b'])
    expect(listOf(element, 'Status').value).toBe('refused')
  })

  it('of one model has nothing to agree on', async () => {
    const rows = ROWS.map((row) => ({ ...row, answers: row.answers.slice(0, 1) }))
    await draw(payloadOf({ models: MODELS.slice(0, 1), rows }))
    expect(element.querySelector('[aria-label="Agreement"]')).toBeNull()
    expect(element.querySelector('[aria-label="Compare"]')).toBeNull()
  })
})

describe('rows', () => {
  it('are chosen one by one as a step of the selection', async () => {
    await draw(payloadOf())
    const [first, second] = element.querySelectorAll<HTMLInputElement>('input[type=checkbox]')
    first.click()
    second.click()
    expect(harness.told.at(-1)?.selection).toMatchObject([
      { title: '2 samples by hand', criterion: { kind: 'samples', samples: ['a', 'b'] } },
    ])
    selections.change(`/runs/${runs}.reo.jsonl`, [])
    expect(first.checked).toBe(false)
  })

  it('that follow are asked for, from where those there are end', async () => {
    await draw(payloadOf({ total: 3 }))
    expect(element.textContent).toContain('the first 2 shown')
    findButton(element, 'Show more rows').click()
    expect(figureAsked(harness).query.figure).toMatchObject({ offset: 2, sort: 'worst' })
    reply(harness, payloadOf({ rows: [{ ...ROWS[0], sample: 'c' }], total: 3 }))
    expect(samplesIn(element)).toEqual(['a', 'b', 'c'])
    expect(element.textContent).not.toContain('Show more rows')
  })

  it('that cannot be had can be asked for again', async () => {
    await draw(payloadOf({ total: 3 }))
    findButton(element, 'Show more rows').click()
    harness.fail(figureAsked(harness).request, 'The run log is gone.')
    expect(find(element, '[role=alert]').textContent).toContain('The run log is gone.')
    findButton(element, 'Ask again').click()
    expect(figureAsked(harness).query.figure).toMatchObject({ offset: 2 })
  })

  it('without truth say so, and are neither right nor wrong', async () => {
    await draw(payloadOf({ rows: ROWS.map((row) => ({ ...row, truth: null })) }))
    expect(find(element, 'td.reo-truth').textContent).toBe('not known')
    expect(element.querySelector('.reo-bar')).toBeNull()
  })
})

describe('two models', () => {
  const PAIR = [MODELS[0], MODELS[1]]
  const pairRows = (first: string, second: string): readonly AnswersRow[] => [
    {
      sample: 'a',
      truth: 100,
      answers: [said('unet', 105, { raw: first }), said('vlm', 300, { raw: second })],
    },
  ]

  it('are compared by picking them', async () => {
    await draw(payloadOf())
    pick(element, 'Compare', 'vlm')
    expect(figureAsked(harness).query.figure).toMatchObject({ models: ['vlm', 'unet'] })
  })

  it('have who is right beside them, and by how much the values differ', async () => {
    await draw(payloadOf({ models: PAIR, rows: pairRows('105', '300') }))
    expect(find(element, '.reo-difference-found').textContent).toBe('+195.0U-Net is right')
    const verdicts = [...listOf(element, 'Right and wrong').options].map(({ text }) => text)
    expect(verdicts).toEqual(['right or wrong', 'U-Net right, VLM wrong (1)'])
    pick(element, 'Right and wrong', 'right,wrong')
    expect(figureAsked(harness).query.figure).toMatchObject({ filter: { verdicts: ['right', 'wrong'] } })
  })

  it('have marks on the words that only one of them says', async () => {
    await draw(
      payloadOf({
        models: PAIR,
        rows: pairRows('Dense forest, about 105 Mg/ha', 'Dense forest, about 300 Mg/ha.'),
      }),
    )
    expect([...element.querySelectorAll('.reo-differs')].map(({ textContent }) => textContent)).toEqual([
      '105',
      '300',
    ])
  })

  it('have no marks where their words have nothing in common', async () => {
    await draw(payloadOf({ models: PAIR, rows: pairRows('About 105 Mg/ha', 'Three hundred tonnes, surely') }))
    expect(element.querySelector('.reo-differs')).toBeNull()
  })

  it('are told apart where one does not answer', async () => {
    const rows = [{ sample: 'a', truth: 100, answers: [said('unet', 105), said('vlm', undefined)] }]
    await draw(payloadOf({ models: PAIR, rows }))
    expect(find(element, '.reo-difference').textContent).toBe('VLM does not answerU-Net is right')
  })
})

it('say what a model answered when it was asked again', async () => {
  const answers = [said('vlm', 120), said('vlm', 90, { repeat: 1 }), said('vlm', undefined, { repeat: 2 })]
  await draw(payloadOf({ models: [MODELS[1]], rows: [{ sample: 'a', truth: 100, answers }] }))
  expect(find(element, '.reo-answer-cell').textContent).toContain('Asked again: 90.0, refused')
})

describe("a model's words", () => {
  const one = (parts: Partial<ShownAnswer>): AnswersPayload =>
    payloadOf({
      models: [MODELS[1]],
      rows: [{ sample: 'a', truth: 100, answers: [said('vlm', 120, parts)] }],
    })

  it('have a mark on what was read, which tells why on focus and hover; Escape hides it', async () => {
    await draw(one({ raw: 'I estimate 120 Mg/ha.', span: [11, 20], reason: 'last-committed' }))
    const mark = find(element, 'mark')
    expect(mark.textContent).toBe('120 Mg/ha')
    const tip = find(element, '[role=tooltip]')
    expect(tip.hidden).toBe(true)
    mark.dispatchEvent(new FocusEvent('focus'))
    expect(tip.hidden).toBe(false)
    expect(tip.textContent).toBe('Of several values, the last that it commits to.')
    expect(mark.getAttribute('aria-describedby')).toBe(tip.id)
    press(mark, 'Escape')
    expect(tip.hidden).toBe(true)
    mark.dispatchEvent(new MouseEvent('mouseenter'))
    expect(tip.hidden).toBe(false)
    mark.dispatchEvent(new MouseEvent('mouseleave'))
    expect(tip.hidden).toBe(true)
  })

  it('fold around what was read', async () => {
    const before = 'Such forests hold much. '.repeat(20)
    await draw(one({ raw: `${before}Here 120 Mg/ha.`, span: [before.length + 5, before.length + 14] }))
    const summary = find(element, 'summary')
    expect(summary.textContent).toMatch(/^….*Here 120 Mg\/ha\.$/)
    expect(find(summary, 'mark').textContent).toBe('120 Mg/ha')
  })

  it('of a megabyte come whole only when asked for', async () => {
    await draw(one({ raw: 'x'.repeat(1500), cut: { from: 0, length: 1_000_000 }, status: 'unparseable' }))
    expect(element.textContent).toContain('Characters 1–1,500 of 1,000,000.')
    find(element, '[data-reo-action=whole]').click()
    const request = harness.lastRequest()
    expect(request.query).toMatchObject({
      kind: 'answer',
      answer: { sample: 'a', model: 'vlm', task: 'agb' },
    })
    const raw = 'x'.repeat(1_000_000)
    harness.answer(request, { kind: 'answer', answer: said('vlm', undefined, { raw }) })
    expect(find(element, '.reo-raw-whole').textContent).toHaveLength(1_000_000)
  })

  it.each([
    ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['terminal colours', '\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
    ['marks that turn the direction', 'about \u202e021\u202c Mg/ha', 'about \ufffd021\ufffd Mg/ha'],
  ])('show %s as they are', async (_, raw, shown) => {
    await draw(one({ raw }))
    expect(find(element, '.reo-raw').textContent).toBe(shown)
    expect(element.querySelector('img')).toBeNull()
  })
})

describe('all questions about a sample', () => {
  it('open below its row', async () => {
    await draw(payloadOf())
    find(element, '[data-reo-action=chain]').click()
    const { request, query } = figureAsked(harness)
    expect(query.figure).toEqual({ kind: 'chain', sample: 'a' })
    harness.answer(request, {
      kind: 'run-figure',
      output: {
        kind: 'chain',
        payload: {
          version: 1,
          title: 'Chain of a',
          synthetic: false,
          sample: 'a',
          models: MODELS,
          questions: [{ task: 'agb', truth: 100, answers: ROWS[0].answers }],
          contradictions: [],
        },
      },
    })
    const panel = find(element, '[data-reo-role=chain-panel]')
    expect(find(panel, 'tr[data-reo-task=agb]').textContent).toContain('105')
    press(panel, 'Escape')
    expect(panel.hidden).toBe(true)
  })
})
