// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import type { ShownAnswer } from '../../../src/protocol/payloads'
import { activate } from '../../../src/renderers/answers'
import { find, findButton, type Harness, start } from './harness'
import { answersPayload } from './payloads'

const SOURCE = { dataset: '/data', run: '/runs/one.reo.jsonl' }
const [MODEL] = answersPayload.models
const ANSWER: ShownAnswer = {
  model: MODEL.id,
  task: 'agb',
  raw: 'Somewhere near one-fifty <img src=x onerror=alert(1)>',
  status: 'unparseable',
  reason: 'vague',
  promptHash: '0123456789abcdef',
}
const PAYLOAD = {
  ...answersPayload,
  task: 'agb',
  unit: 'Mg/ha',
  source: SOURCE,
  models: [MODEL],
  rows: [{ sample: 'a', truth: 150, answers: [ANSWER] }],
  total: 1,
}

function submit(
  element: HTMLElement,
  values: { readonly status: string; readonly value: string; readonly why: string },
) {
  const form = find<HTMLFormElement>(element, 'form')
  const status = find<HTMLSelectElement>(form, 'select')
  status.value = values.status
  status.dispatchEvent(new Event('change'))
  find<HTMLInputElement>(form, 'input[type=number]').value = values.value
  find<HTMLInputElement>(form, 'input[aria-label=Reason]').value = values.why
  form.dispatchEvent(new SubmitEvent('submit', { cancelable: true }))
}

describe('an answer in words', () => {
  let harness: Harness
  let element: HTMLElement
  async function open(): Promise<void> {
    harness = await start(activate)
    element = harness.render(PAYLOAD)
  }
  afterEach(() => document.body.replaceChildren())

  it('is corrected in place with a reason, and shows it with the way back', async () => {
    await open()
    find(element, '[data-reo-action=correct]').click()
    submit(element, { status: 'answered', value: '150', why: 'it says one-fifty' })
    const request = harness.lastRequest()
    expect(request.query).toEqual({
      kind: 'correction',
      source: SOURCE,
      correction: {
        sample: 'a',
        model: MODEL.id,
        task: 'agb',
        status: 'answered',
        value: 150,
        why: 'it says one-fifty',
      },
    })
    const { reason: _, ...read } = ANSWER
    harness.answer(request, {
      kind: 'corrected',
      answer: {
        ...read,
        status: 'answered',
        value: 150,
        reason: 'it says one-fifty (corrected by Ana)',
        corrected: { status: 'unparseable' },
      },
    })
    const cell = find(element, '.reo-answer-cell')
    expect(cell.textContent).toContain('150')
    expect(cell.textContent).toContain('corrected by Ana')
    find(element, '[data-reo-action=correct]').click()
    findButton(element, 'Take Back (was not readable)').click()
    expect(harness.lastRequest().query).toMatchObject({ correction: { undo: true } })
  })

  it('is not corrected without a reason', async () => {
    await open()
    find(element, '[data-reo-action=correct]').click()
    submit(element, { status: 'answered', value: '150', why: '  ' })
    expect(harness.posted).toHaveLength(0)
  })

  it('says why a correction could not be written, and keeps what was filled in', async () => {
    await open()
    find(element, '[data-reo-action=correct]').click()
    submit(element, { status: 'answered', value: '150', why: 'it says so' })
    harness.fail(harness.lastRequest(), 'Process 12 on here is writing this run log')
    expect(find(element, '[role=alert]').textContent).toContain('is writing this run log')
    expect(find<HTMLInputElement>(element, 'form input[type=number]').value).toBe('150')
  })

  it('shows the words and pictures that its model was sent, and says when they differ', async () => {
    await open()
    find(element, '[data-reo-action=prompt]').click()
    const request = harness.lastRequest()
    expect(request.query).toMatchObject({ kind: 'prompt', answer: { sample: 'a', task: 'agb' } })
    const prompt = {
      messages: [{ role: 'user', parts: [{ picture: 0 }, { text: 'How much biomass?' }] }],
      pictures: ['aGVsbG8='],
      hash: 'fedc',
      isAsSent: false,
    } as const
    harness.answer(request, { kind: 'prompt', prompt })
    expect(find(element, '.reo-prompt-text').textContent).toBe('How much biomass?')
    expect(find<HTMLImageElement>(element, '.reo-prompt-picture').src).toBe('data:image/png;base64,aGVsbG8=')
    expect(find(element, '[role=alert]').textContent).toContain('differs from what was sent')
  })

  it('of an output that shows no run log cannot be corrected', async () => {
    harness = await start(activate)
    element = harness.render({ ...PAYLOAD, source: { dataset: '/data' } })
    expect(element.querySelector('[data-reo-action]')).toBeNull()
  })
})
