import { isReadingReason } from '../answers/reading'
import { ANSWER_STATUSES, type AnswerStatus } from '../models/model'
import type { AnswerLine } from './runLog'

/** How often a question was left unanswered in one way. */
export interface UnansweredCount {
  readonly status: Exclude<AnswerStatus, 'answered'>
  /** Such as `vague`; `by hand` where somebody said so, and nothing where no reason is known. */
  readonly reason?: string
  readonly count: number
}

/** Why answers are none, in the order of the statuses and then of their number. */
export function countUnanswered(answers: readonly AnswerLine[]): readonly UnansweredCount[] {
  const counts = new Map<string, UnansweredCount>()
  for (const { status, reason, corrected } of answers) {
    if (status === 'answered') continue
    const why = isReadingReason(reason) ? reason : corrected === undefined ? undefined : 'by hand'
    const key = `${status}\n${why ?? ''}`
    const count = (counts.get(key)?.count ?? 0) + 1
    counts.set(key, { status, ...(why !== undefined && { reason: why }), count })
  }
  const rank = ({ status }: UnansweredCount) => ANSWER_STATUSES.indexOf(status)
  return [...counts.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count)
}
