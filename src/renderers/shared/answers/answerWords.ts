import type { ShownAnswer } from '../../../protocol/payloads'
import { button, html } from '../dom'
import { formatCount } from '../format'
import { notice } from '../notice'
import { explain } from '../tip'
import { markedText, type TextRange } from './markedText'
import { reasonWords } from './readingReasons'

/** Characters of an answer that are shown before it folds, and those of them before what was read. */
const SHORT = 90
const LEAD = 30

/** Asks for an answer in all its words. */
export type AskWhole = (
  answer: ShownAnswer,
  answered: (whole: ShownAnswer) => void,
  failed: (message: string) => void,
) => void

export interface AnswerWordsParts {
  /** What another answer does not say. */
  readonly differing?: readonly TextRange[] | undefined
  /** Absent where nobody can be asked for more than the output holds. */
  readonly askWhole?: AskWhole | undefined
}

/** An answer's own words with a mark on what was read, whose reason is told on hover and focus; long ones fold. */
export function answerWords(
  answer: ShownAnswer,
  { differing, askWhole }: AnswerWordsParts = {},
): HTMLElement {
  const { raw, span, cut } = answer
  const marks = { read: span, differing }
  if (raw.length <= SHORT && cut === undefined && !raw.includes('\n')) {
    return explained(html('div', { class: 'reo-raw' }, ...markedText(raw, marks)), answer)
  }
  const [from, to] = foldedPart(raw, span)
  const summary = html(
    'summary',
    {},
    from > 0 || (cut?.from ?? 0) > 0 ? '…' : '',
    ...markedText(raw, marks, [from, to]),
    to < raw.length || cut !== undefined ? '…' : '',
  )
  const words = explained(html('div', { class: 'reo-raw-whole' }, ...markedText(raw, marks)), answer)
  const details = html('details', { class: 'reo-raw' }, summary, words)
  if (cut !== undefined) details.append(restOf(answer, cut, askWhole, words))
  explainSummary(summary, answer)
  return details
}

function foldedPart(raw: string, span: TextRange | undefined): TextRange {
  const near = span === undefined || span[1] <= SHORT ? 0 : Math.max(0, span[0] - LEAD)
  const word = near === 0 ? 0 : raw.slice(near, near + LEAD).search(/\s\S/) + 1
  const from = near + word
  return [from, Math.min(raw.length, from + SHORT)]
}

/** The mark can be focused, and tells its reason. */
function explained(words: HTMLElement, { reason }: ShownAnswer): HTMLElement {
  const mark = words.querySelector<HTMLElement>('.reo-read')
  if (mark !== null && reason !== undefined) {
    mark.tabIndex = 0
    explain(mark, reasonWords(reason))
  }
  return words
}

/** What folds takes the focus itself: nothing within it can. */
function explainSummary(summary: HTMLElement, { reason }: ShownAnswer): void {
  const mark = summary.querySelector<HTMLElement>('.reo-read')
  if (mark !== null && reason !== undefined) explain(summary, reasonWords(reason), mark)
}

function restOf(
  answer: ShownAnswer,
  { from, length }: NonNullable<ShownAnswer['cut']>,
  askWhole: AskWhole | undefined,
  words: HTMLElement,
): HTMLElement {
  const first = from + 1
  const told = `Characters ${formatCount(first)}–${formatCount(from + answer.raw.length)} of ${formatCount(length)}.`
  const rest = html('div', { class: 'reo-note' }, told)
  if (askWhole === undefined) return rest
  const show = (whole: ShownAnswer) => {
    words.replaceChildren(...markedText(whole.raw, { read: whole.span }))
    explained(words, whole)
    rest.replaceChildren(
      ...(whole.cut === undefined ? [] : [`The first ${formatCount(whole.raw.length)} characters.`]),
    )
  }
  const ask = () => {
    askWhole(answer, show, (message) => rest.replaceChildren(notice('error', message)))
  }
  rest.append(' ', button({ class: 'reo-link', 'data-reo-action': 'whole' }, ask, 'Show all'))
  return rest
}
