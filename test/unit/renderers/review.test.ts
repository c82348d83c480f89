// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FigureQuery, RendererRequest } from '../../../src/protocol/queries'
import type { ReviewPayload, ShownText } from '../../../src/protocol/reviews'
import { activate } from '../../../src/renderers/review'
import { find, findButton, type Harness, press, recordPictures, start } from './harness'
import { patchPayload } from './payloads'
import { reviewPayload, reviewProgress, shownText } from './reviewPayload'

const TRUTH = { agb: 134.2, landCover: 112 }
const TEXTS = [
  shownText({ id: 'a/agb/1' }),
  shownText({ id: 'a/landCover/1', task: 'landCover', value: 112 }),
]

describe('a review', () => {
  let harness: Harness
  let element: HTMLElement

  beforeEach(() => recordPictures())
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  function asked(kind: FigureQuery['kind']): RendererRequest {
    const request = harness.posted.findLast(({ query }) => query.kind === kind)
    if (request === undefined) throw new Error(`Nothing of ${kind} was asked`)
    return request
  }
  const count = (kind: FigureQuery['kind']) =>
    harness.posted.filter(({ query }) => query.kind === kind).length
  function show(texts: readonly ShownText[], kind: 'review-texts' | 'review-decision' = 'review-texts') {
    harness.answer(asked(kind), { kind: 'review-texts', reviewer: 'Ana', truth: TRUTH, texts })
  }
  const tell = (decided: readonly [number, number]) =>
    harness.answer(asked('review-progress'), { kind: 'review-progress', progress: reviewProgress(decided) })
  async function open(payload: Partial<ReviewPayload> = {}, texts: readonly ShownText[] = TEXTS) {
    harness = await start(activate)
    element = harness.render({ ...reviewPayload, ...payload })
    if (payload.samples?.length === 0) return
    show(texts)
    harness.answer(asked('patch'), { kind: 'patch', patch: patchPayload })
    tell([0, 0])
  }
  const active = () => find(element, '.reo-review-active')
  const own = (text: ShownText, verdict: 'accept' | 'correct' | 'reject'): ShownText => ({
    ...text,
    own: { reviewer: 'Ana', verdict, ...(verdict === 'reject' && { reason: 'wrong value' }) },
  })

  it('shows the patch, its truth, and each text with what it states and what checks found', async () => {
    await open()
    expect(find(element, '.reo-review-patch canvas')).toBeDefined()
    expect(find(element, '.reo-truth-table').textContent).toContain('134.2 Mg/ha')
    const text = find(element, '[data-reo-text="a/agb/1"]').textContent
    expect(text).toContain('About 120 Mg/ha.')
    expect(text).toContain('states 120.0 Mg/ha · true 134.2 Mg/ha (−14.2)')
    expect(text).toContain('1 check passed')
    expect(text).toContain('near-duplicate mended: like another')
    expect(find(element, '.reo-review-progress').textContent).toContain(
      '0 of 3 texts decided by Ana · 2 of 10 patches',
    )
  })

  it('is done by keys: accept goes on to the next text, then to the next patch, then says that it is done', async () => {
    await open()
    active().focus()
    press(active(), 'a')
    expect(asked('review-decision').query).toEqual({
      kind: 'review-decision',
      source: reviewPayload.source,
      aim: 'review',
      sample: 'a',
      text: 'a/agb/1',
      decision: { verdict: 'accept' },
    })
    show([own(TEXTS[0], 'accept'), TEXTS[1]], 'review-decision')
    expect(find(element, '[data-reo-text="a/agb/1"]').textContent).toContain('✓ accepted')
    expect(active().dataset['reoText']).toBe('a/landCover/1')
    expect(document.activeElement).toBe(active())
    press(active(), 'a')
    show([own(TEXTS[0], 'accept'), own(TEXTS[1], 'accept')], 'review-decision')
    tell([2, 0])
    expect(asked('review-texts').query).toMatchObject({ sample: 'b' })
    show([shownText({ id: 'b/agb/1' })])
    expect(document.activeElement).toBe(active())
    press(active(), 'A')
    show([own(shownText({ id: 'b/agb/1' }), 'accept')], 'review-decision')
    tell([2, 1])
    expect(element.textContent).toContain('Done: every text is decided.')
  })

  it('does not decide twice while a decision is written, nor about a key that is held down', async () => {
    await open()
    press(active(), 'a')
    press(active(), 'a')
    expect(count('review-decision')).toBe(1)
    show(TEXTS, 'review-decision')
    const held = new KeyboardEvent('keydown', { key: 'a', repeat: true, bubbles: true })
    active().dispatchEvent(held)
    expect(count('review-decision')).toBe(1)
  })

  it('corrects words in place, with or without a reason', async () => {
    await open()
    press(active(), 'c')
    const answer = find<HTMLTextAreaElement>(active(), 'textarea[aria-label=Answer]')
    expect(answer.value).toBe('About 120 Mg/ha.')
    const form = find<HTMLFormElement>(active(), 'form')
    form.dispatchEvent(new SubmitEvent('submit', { cancelable: true }))
    expect(count('review-decision')).toBe(0)
    answer.value = 'About 134 Mg/ha.'
    press(answer, 'r')
    expect(active().querySelectorAll('form')).toHaveLength(1)
    form.dispatchEvent(new SubmitEvent('submit', { cancelable: true }))
    expect(asked('review-decision').query).toMatchObject({
      decision: { verdict: 'correct', answer: 'About 134 Mg/ha.' },
    })
    const corrected = { reviewer: 'Ana', verdict: 'correct', answer: 'About 134 Mg/ha.', value: 134 } as const
    show([{ ...TEXTS[0], own: corrected }, TEXTS[1]], 'review-decision')
    expect(find(element, '[data-reo-text="a/agb/1"] .reo-review-decision').textContent).toContain(
      'About 134 Mg/ha.states 134.0 Mg/ha',
    )
  })

  it('rejects with a reason of one’s own or a usual one, and not without', async () => {
    await open()
    press(active(), 'r')
    find<HTMLFormElement>(active(), 'form').dispatchEvent(new SubmitEvent('submit', { cancelable: true }))
    expect(count('review-decision')).toBe(0)
    findButton(active(), 'wrong class').click()
    expect(asked('review-decision').query).toMatchObject({
      decision: { verdict: 'reject', reason: 'wrong class' },
    })
  })

  it('takes the newest decision back, also one about another patch', async () => {
    await open()
    press(active(), 'a')
    show([own(TEXTS[0], 'accept'), TEXTS[1]], 'review-decision')
    press(active(), 'n')
    show([shownText({ id: 'b/agb/1' })])
    press(active(), 'u')
    expect(asked('review-decision').query).toMatchObject({
      sample: 'a',
      text: 'a/agb/1',
      decision: { verdict: 'undo' },
    })
    show(TEXTS, 'review-decision')
    show(TEXTS)
    expect(active().dataset['reoText']).toBe('a/agb/1')
  })

  it('moves between texts and patches by keys', async () => {
    await open()
    press(active(), 'j')
    expect(active().dataset['reoText']).toBe('a/landCover/1')
    press(active(), 'ArrowUp')
    expect(active().dataset['reoText']).toBe('a/agb/1')
    press(active(), 'ArrowUp')
    expect(asked('review-texts').query).toMatchObject({ sample: 'b' })
  })

  it('says why a decision was not written, and keeps the words', async () => {
    await open()
    press(active(), 'c')
    find<HTMLTextAreaElement>(active(), 'textarea[aria-label=Answer]').value = 'Other words.'
    find<HTMLFormElement>(active(), 'form').dispatchEvent(new SubmitEvent('submit', { cancelable: true }))
    harness.fail(asked('review-decision'), 'Nothing is written without a name')
    expect(find(active(), '[role=alert]').textContent).toContain('without a name')
    expect(find<HTMLTextAreaElement>(active(), 'textarea[aria-label=Answer]').value).toBe('Other words.')
  })

  it('settles disagreements: shows who decided what, and decides so', async () => {
    const disputed = shownText({
      id: 'a/agb/1',
      verdicts: [
        { reviewer: 'Ana', verdict: 'accept' },
        { reviewer: 'Bo', verdict: 'correct', answer: 'About 134 Mg/ha.', value: 134, reason: 'a slip' },
      ],
    })
    await open({ aim: 'settle', strata: [] }, [disputed])
    expect(active().textContent).toContain('Bo:✎ correctedAbout 134 Mg/ha.')
    expect(element.textContent).not.toContain('κ')
    find(active(), '[data-reo-follow="1"]').click()
    expect(asked('review-decision').query).toMatchObject({
      aim: 'settle',
      decision: { verdict: 'correct', answer: 'About 134 Mg/ha.', reason: 'a slip' },
    })
    show([{ ...disputed, settled: { reviewer: 'Ana', verdict: 'accept' } }], 'review-decision')
    expect(active().textContent).toContain('settled by Ana:✓ accepted')
  })

  it('shows hostile words as words, and folds long ones', async () => {
    const hostile = '<img src=x onerror="window.hit=1">\u202Egnp.exe \u001b[31mred'
    const long = `${'x'.repeat(9000)} end`
    await open({}, [
      shownText({ id: '1', answer: hostile, checks: [{ rule: '<b>', outcome: 'failed', detail: hostile }] }),
      shownText({ id: '2', answer: long, isCut: true }),
    ])
    expect(element.querySelector('img, b')).toBeNull()
    expect(find(element, '[data-reo-text="1"] .reo-review-answer bdi').textContent).toBe(
      '<img src=x onerror="window.hit=1">�gnp.exe ␛[31mred',
    )
    const second = find(element, '[data-reo-text="2"]')
    expect(find(second, '.reo-review-answer > bdi').textContent.length).toBeLessThan(1300)
    expect(find(second, 'details').textContent).toContain('end')
    expect(second.querySelector('[data-reo-action=correct]')).toBeNull()
    press(active(), 'j')
    press(active(), 'c')
    expect(element.querySelector('form')).toBeNull()
  })

  it('says what it lacks: texts, a patch that is gone, an extension, readable logs', async () => {
    await open({ samples: [], aim: 'settle' })
    expect(element.textContent).toContain('There is no disagreement to settle.')
    await open({ missing: 3 }, TEXTS)
    expect(element.textContent).toContain('lacks 3 patches')
    harness.answer(asked('review-progress'), {
      kind: 'review-progress',
      progress: { ...reviewProgress([0, 0]), problems: [{ where: 'demo.ana:3', message: 'not JSON' }] },
    })
    press(active(), 'n')
    harness.answer(asked('review-texts'), { kind: 'review-texts', texts: [] })
    expect(element.textContent).toContain('does not have this patch any more')
    harness.fail(asked('patch'), 'There is no sample "b"')
    expect(find(element, '.reo-review-patch [role=alert]').textContent).toContain('no sample')
    const alone = await start(activate, { messaging: false })
    expect(alone.render(reviewPayload, 'alone').textContent).toContain('extension does not run')
  })

  it('tells agreement with its interval, and where it is not defined', async () => {
    await open()
    const text = find(element, '.reo-review-standing').textContent
    expect(text).toContain('0.493 [0.200, 0.700]')
    expect(text).toContain('not defined')
  })
})
