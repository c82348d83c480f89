import type { VerdictCounts } from './filterQuestions'

/** Questions that just the first of two models has right, and those that just the second has; a missing answer is not right. */
export function flipCounts(counts: VerdictCounts): readonly [onlyFirst: number, onlySecond: number] {
  return [counts.right.wrong + counts.right.unanswered, counts.wrong.right + counts.unanswered.right]
}
