import type { AnswerValue } from '../../core/models/model'
import type { ShownAnswer } from '../../protocol/payloads'
import { errorOf, formatError } from './answerError'
import { html } from './dom'
import { STATUS_WORDS } from '../../core/metrics/answers/statusWords'
import { reasonWords } from './answers/readingReasons'
import { formatValue } from './format'
import { valueLine } from './valueLine'

/** One answer: its value with the error against the truth, or a badge that says why there is none. */
export function answerCell(answer: ShownAnswer, truth: AnswerValue | null | undefined): HTMLElement {
  const error = errorOf(answer.task, truth, answer.value)
  return html(
    'span',
    { class: 'reo-answer', title: answer.raw },
    answer.value !== undefined &&
      valueLine(answer.task, answer.value, formatValue(answer.task, answer.value)),
    error && html('span', { class: 'reo-error' }, mark(answer, error)),
    answer.status !== 'answered' && statusBadge(answer),
  )
}

/** How the asking ended, with the reason as its tooltip. */
export function statusBadge({ status, reason }: ShownAnswer): HTMLElement {
  return html(
    'span',
    { class: `reo-badge reo-status-${status}`, title: reason && reasonWords(reason) },
    STATUS_WORDS[status],
  )
}

function mark({ task }: ShownAnswer, error: NonNullable<ReturnType<typeof errorOf>>): string {
  const words = formatError(task, error)
  if (error.kind === 'difference') return `(${words})`
  return error.right ? `✓ ${words}` : `✗ ${words}`
}
