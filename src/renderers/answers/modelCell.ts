import type { Task } from '../../core/benchmark/tasks'
import type { AnswerValue } from '../../core/models/model'
import type { ShownAnswer } from '../../protocol/payloads'
import { statusBadge } from '../shared/answerCell'
import { errorOf, formatError } from '../shared/answerError'
import { divergingBar } from '../shared/bars'
import { html } from '../shared/dom'
import { formatBareValue } from '../shared/format'
import { valueLine } from '../shared/valueLine'

/** Characters of an answer's text that are shown before it folds. */
const SHORT = 90

/**
 * One model's answer: value, error as a bar or a mark, status, and its own words where they say more.
 * @param largest size of the largest error on the page, the full length of a bar
 */
export function modelCell(
  task: Task,
  answer: ShownAnswer | undefined,
  truth: AnswerValue | null,
  largest: number,
): HTMLElement {
  if (answer === undefined) return html('td', { class: 'reo-muted' }, 'not asked')
  return html(
    'td',
    { class: 'reo-answer-cell' },
    answer.value !== undefined && valueLine(task, answer.value, formatBareValue(task, answer.value)),
    errorPart(task, answer, truth, largest),
    answer.status !== 'answered' && statusBadge(answer),
    answer.status !== 'answered' &&
      answer.reason !== undefined &&
      html('div', { class: 'reo-muted' }, answer.reason),
    saysMore(answer) && wordsOf(answer.raw),
  )
}

function errorPart(
  task: Task,
  answer: ShownAnswer,
  truth: AnswerValue | null,
  largest: number,
): HTMLElement | undefined {
  const error = errorOf(task, truth, answer.value)
  if (error === undefined) return undefined
  const words = formatError(task, error)
  if (error.kind === 'match') {
    return html(
      'div',
      { class: error.right ? 'reo-right' : 'reo-wrong' },
      `${error.right ? '✓' : '✗'} ${words}`,
    )
  }
  return html(
    'div',
    { class: 'reo-error-line' },
    divergingBar(largest === 0 ? 0 : error.value / largest),
    html('span', { class: 'reo-error-value' }, words),
  )
}

/** Whether the answer's own words add to its value: numeric models answer with their number as text. */
function saysMore({ raw, value, task }: ShownAnswer): boolean {
  const text = raw.trim()
  if (text === '') return false
  if (value === undefined) return true
  const said = Number(text)
  if (typeof value === 'number' && !Number.isNaN(said)) return Math.abs(said - value) > 1e-3
  return text.toLowerCase() !== formatBareValue(task, value).toLowerCase()
}

function wordsOf(raw: string): HTMLElement {
  if (raw.length <= SHORT) return html('div', { class: 'reo-raw' }, raw)
  return html(
    'details',
    { class: 'reo-raw' },
    html('summary', {}, `${raw.slice(0, SHORT).trimEnd()}…`),
    html('div', {}, raw),
  )
}
