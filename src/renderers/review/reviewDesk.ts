import { unreachable } from '../../core/errors'
import type { Decision } from '../../core/review/reviewLog'
import type { PayloadSource } from '../../protocol/payloads'
import type { ReviewPayload, ReviewProgress } from '../../protocol/reviews'
import { html } from '../shared/dom'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { correctionForm, rejectionForm } from './decisionForm'
import { patchColumn } from './patchColumn'
import { type Action, actionOf } from './reviewKeys'
import type { ReviewQueries, SampleTexts } from './reviewQueries'
import { sampleBar } from './sampleBar'
import { decisionOf, type TextCard } from './textCard'
import { textList } from './textList'
import { sameDecision } from './verdictWords'

/** The patch that the reader looks at, by which it is found again after a redraw. */
const PLACE = 'patch'

interface DeskParts {
  readonly host: FigureHost
  readonly queries: ReviewQueries
  readonly source: PayloadSource
  /** Told how far the review is, after each decision. */
  onProgress(progress: ReviewProgress): void
}

type Written = Decision | { readonly verdict: 'undo' }

/** Where one patch after the other is looked at and its texts are decided about; what is decided is written at once. */
export function reviewDesk(
  payload: ReviewPayload,
  { host, queries, source, onProgress }: DeskParts,
): HTMLElement {
  const { samples, aim } = payload
  const { choices } = host
  const patch = patchColumn(host, source)
  const onFollow: Parameters<typeof textList>[0]['onFollow'] = (decision, card) =>
    decide(card, sameDecision(decision))
  const list = textList({ aim, onAction: act, onFollow })
  const bar = sampleBar(payload, open)
  const news = html('div', { class: 'reo-linked-status' })
  const desk = html(
    'div',
    { class: 'reo-review', role: 'group', 'aria-label': 'Review', tabindex: '0' },
    bar.element,
    news,
    html('div', { class: 'reo-review-columns' }, patch.element, list.element),
  )
  /** What was decided here, so that it can be taken back in turn. */
  const decided: { readonly index: number; readonly text: string }[] = []
  let index = Math.max(0, samples.indexOf(choices.get(PLACE) ?? ''))
  let progress: ReviewProgress | undefined
  let isSaving = false

  desk.addEventListener('keydown', (event) => {
    const action = actionOf(event)
    if (action === undefined) return
    event.preventDefault()
    act(action, list.active)
  })
  open(index)
  askProgress(false)
  return desk

  /** @param at id of the text to go to */
  function open(next: number, at?: string): void {
    const hadFocus = desk.contains(document.activeElement)
    index = next
    choices.set(PLACE, samples[index])
    bar.show(index, progress)
    patch.show(samples[index])
    news.replaceChildren()
    queries.texts(samples[index], {
      answered(found) {
        list.show(found, at)
        if (hadFocus) list.focus()
      },
      failed: (message) =>
        news.replaceChildren(notice('error', message, { title: 'Ask again', run: () => open(next, at) })),
    })
  }

  function act(action: Action, card: TextCard | undefined): void {
    switch (action) {
      case 'nextText':
        return list.step(1) ? undefined : open(following(1))
      case 'previousText':
        return list.step(-1) ? undefined : open(following(-1))
      case 'nextSample':
        return open(following(1))
      case 'previousSample':
        return open(following(-1))
      case 'undo':
        return takeBack(card)
      case 'accept':
        return card && decide(card, { verdict: 'accept' })
      case 'correct':
      case 'reject':
        return card && openForm(action, card)
      default:
        return unreachable(action)
    }
  }

  function openForm(action: 'correct' | 'reject', card: TextCard): void {
    if (action === 'correct' && card.text.isCut === true) return
    const parts = {
      onDecide: (decision: Decision) => decide(card, decision),
      onCancel() {
        card.foot.replaceChildren()
        list.focus()
      },
    }
    card.foot.replaceChildren(action === 'correct' ? correctionForm(card.text, parts) : rejectionForm(parts))
  }

  /** The newest decision made here; else what holds of the text that keys are about. */
  function takeBack(card: TextCard | undefined): void {
    if (isSaving) return
    const last = decided.pop()
    if (last !== undefined) write(last.index, last.text, { verdict: 'undo' }, card)
    else if (card !== undefined && decisionOf(card.text, aim) !== undefined)
      write(index, card.text.id, { verdict: 'undo' }, card)
  }

  function decide(card: TextCard, decision: Decision): void {
    write(index, card.text.id, decision, card)
  }

  function write(at: number, text: string, decision: Written, card: TextCard | undefined): void {
    // A key that is pressed twice must not decide about a text that was not seen.
    if (isSaving) return
    isSaving = true
    const isUndo = decision.verdict === 'undo'
    queries.decide(samples[at], text, decision, {
      answered(found) {
        isSaving = false
        if (!isUndo) decided.push({ index: at, text })
        took(at, found, isUndo ? text : undefined)
      },
      failed(message) {
        isSaving = false
        const place = card?.foot ?? news
        place.querySelector('.reo-notice')?.remove()
        place.prepend(notice('error', message))
      },
    })
  }

  /** Shows what is decided now. @param text to stay at; else the next one that is not decided follows */
  function took(at: number, found: SampleTexts, text: string | undefined): void {
    if (at === index) {
      list.show(found, text)
      list.focus()
    } else open(at, text)
    askProgress(text === undefined && list.isDone())
  }

  function askProgress(goesOn: boolean): void {
    queries.progress({
      answered(now) {
        progress = now
        onProgress(now)
        bar.show(index, now)
        if (goesOn) goOn(now)
      },
      failed(message) {
        if (!news.hasChildNodes()) news.replaceChildren(notice('error', message))
      },
    })
  }

  function goOn({ samples: states }: ReviewProgress): void {
    const leftIn = ({ texts, decided, disputed }: (typeof states)[number]) =>
      aim === 'settle' ? disputed : texts - decided
    const order = samples.map((_, step) => (index + 1 + step) % samples.length)
    const next = order.find((each) => leftIn(states[each]) > 0)
    if (next !== undefined) return open(next)
    const what = aim === 'settle' ? 'every disagreement is settled' : 'every text is decided'
    news.replaceChildren(notice('info', `Done: ${what}.`))
  }

  function following(by: number): number {
    return (index + by + samples.length) % samples.length
  }
}
