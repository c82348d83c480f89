import type { Task } from '../../core/benchmark/tasks'
import type { Decision, Verdict } from '../../core/review/reviewLog'
import type { ShownDecision } from '../../protocol/reviews'
import { html } from '../shared/dom'
import { formatValue } from '../shared/format'

const WORDS: Readonly<Record<Verdict, string>> = {
  accept: '✓ accepted',
  correct: '✎ corrected',
  reject: '✗ rejected',
}

/** A verdict as a mark that is told apart by its sign and word, not by colour alone. */
function verdictBadge(verdict: Verdict): HTMLElement {
  return html('span', { class: `reo-badge reo-verdict-${verdict}` }, WORDS[verdict])
}

/** A decision with the words that it puts in place of others, what these state, and why. */
export function decisionLine(
  task: Task,
  { verdict, question, answer, value, reason }: ShownDecision,
  ...before: readonly string[]
): HTMLElement {
  return html(
    'div',
    { class: 'reo-review-decision' },
    ...before.map((words) => html('bdi', { class: 'reo-review-who' }, words)),
    verdictBadge(verdict),
    question !== undefined && html('bdi', { class: 'reo-review-words' }, question),
    answer !== undefined && html('bdi', { class: 'reo-review-words' }, answer),
    value !== undefined && html('span', { class: 'reo-muted' }, `states ${formatValue(task, value)}`),
    reason !== undefined && html('bdi', { class: 'reo-muted' }, reason),
  )
}

/** What another decided, as a decision of one's own. */
export function sameDecision({ verdict, question, answer, reason }: ShownDecision): Decision {
  if (verdict === 'accept') return { verdict }
  if (verdict === 'reject' || answer === undefined) return { verdict: 'reject', reason: reason ?? 'rejected' }
  return {
    verdict,
    answer,
    ...(question !== undefined && { question }),
    ...(reason !== undefined && { reason }),
  }
}
