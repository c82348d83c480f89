import type { Task } from '../../../core/benchmark/tasks'
import { STATUS_WORDS } from '../../../core/metrics/answers/statusWords'
import type { AnswerValue } from '../../../core/models/model'
import type { ShownAnswer } from '../../../protocol/payloads'
import { statusBadge } from '../answerCell'
import { errorOf, formatError } from '../answerError'
import { divergingBar } from '../bars'
import { html } from '../dom'
import { formatBareValue } from '../format'
import { valueLine } from '../valueLine'
import { answerWords, type AnswerWordsParts } from './answerWords'
import { reasonWords } from './readingReasons'

export interface ModelCellParts extends AnswerWordsParts {
  readonly task: Task
  /** Absent where the model was not asked. */
  readonly answer: ShownAnswer | undefined
  readonly truth: AnswerValue | null
  /** Size of the error that fills a bar; 0 for no bars. */
  readonly largest: number
  /** What can be done with the answer. */
  readonly actions: readonly HTMLElement[]
  /** What the model said when it was asked the same again. */
  readonly repeats?: readonly ShownAnswer[]
  /** Said of the answer beside its value, such as what it contradicts. */
  readonly mark?: HTMLElement | undefined
}

/** One model's answer: value, error as a bar or a mark, status, and its own words where they say more. */
export function modelCell(parts: ModelCellParts): HTMLElement {
  const { task, answer, truth, largest, actions, mark, repeats = [] } = parts
  if (answer === undefined) return html('td', { class: 'reo-muted' }, 'not asked')
  const { status, value, reason, corrected } = answer
  return html(
    'td',
    { class: 'reo-answer-cell' },
    value !== undefined && valueLine(task, value, formatBareValue(task, value)),
    errorPart(task, answer, truth, largest),
    mark,
    status !== 'answered' && statusBadge(answer),
    corrected !== undefined && html('span', { class: 'reo-badge', title: reason }, 'corrected'),
    (status !== 'answered' || corrected !== undefined) &&
      reason !== undefined &&
      html('div', { class: 'reo-muted reo-reason' }, reasonWords(reason)),
    saysMore(answer) && answerWords(answer, parts),
    repeats.length > 0 &&
      html('div', { class: 'reo-muted reo-reason' }, `Asked again: ${repeats.map(shortWords).join(', ')}`),
    actions.length > 0 && html('div', { class: 'reo-answer-actions' }, ...actions),
  )
}

/** Whether an answer was given in words, whose reading can be wrong. */
export function isInWords(answer: ShownAnswer): boolean {
  return answer.promptHash !== undefined || answer.corrected !== undefined || saysMore(answer)
}

function shortWords({ task, status, value }: ShownAnswer): string {
  return status === 'answered' ? formatBareValue(task, value) : STATUS_WORDS[status]
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
    largest > 0 && divergingBar(error.value / largest),
    html('span', { class: 'reo-error-value' }, words),
  )
}

/** Whether the answer's own words add to its value: numeric models answer with their number as text. */
export function saysMore({ raw, value, task }: ShownAnswer): boolean {
  const text = raw.trim()
  if (text === '') return false
  if (value === undefined) return true
  const said = Number(text)
  if (typeof value === 'number' && !Number.isNaN(said)) return Math.abs(said - value) > 1e-3
  return text.toLowerCase() !== formatBareValue(task, value).toLowerCase()
}
