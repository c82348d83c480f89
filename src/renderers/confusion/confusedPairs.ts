import type { Cell, Matrix } from './matrix'
import { UNANSWERED_LABEL } from './matrix'

/** Pairs listed at most. */
const MOST_PAIRS = 8

/** A true class that was taken for another. */
export interface ConfusedPair {
  readonly cell: Cell
  /** Of all answers that are another class than the true one. */
  readonly shareOfConfused: number
}

/** The pairs of classes that were confused most often, the most frequent first; no answer is no confusion. */
export function confusedPairs({ rows }: Matrix): readonly ConfusedPair[] {
  const confused = rows
    .flatMap(({ cells }) => cells)
    .filter(
      ({ count, right, truth, predicted }) =>
        count > 0 && !right && truth !== predicted && predicted !== UNANSWERED_LABEL,
    )
  const all = confused.reduce((sum, { count }) => sum + count, 0)
  return confused
    .toSorted((a, b) => b.count - a.count || b.shares.row - a.shares.row)
    .slice(0, MOST_PAIRS)
    .map((cell) => ({ cell, shareOfConfused: cell.count / all }))
}
