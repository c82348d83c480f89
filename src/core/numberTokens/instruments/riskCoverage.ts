import { keptCounts, meanLossOfSurest } from '../../metrics/riskCurve'
import type { ScoredNumber } from './scoredNumber'

/** What is left of the error where only the answers of the least spread are kept. */
export interface RiskCoverage {
  /** Answers with a spread. */
  readonly n: number
  readonly steps: readonly {
    /** Share of the answers that are kept. */
    readonly coverage: number
    /** Root mean squared error of the kept ones. */
    readonly rmse: number
    /** The same where the true errors are known, and the greatest are dropped: no spread can do better. */
    readonly best: number
  }[]
}

const STEPS = 20

/** Undefined where no spread is known, or all are the same: nothing tells then which answers to keep. */
export function riskCoverage(numbers: readonly ScoredNumber[]): RiskCoverage | undefined {
  const known = numbers.flatMap(({ truth, predicted, spread }) =>
    spread === undefined ? [] : [{ spread, squared: (predicted - truth) ** 2 }],
  )
  if (new Set(known.map(({ spread }) => spread)).size < 2) return undefined
  const squared = known.map((each) => each.squared)
  const counts = keptCounts(known.length, STEPS)
  const bySpread = meanLossOfSurest(
    known.map(({ spread }) => -spread),
    squared,
    counts,
  )
  const byError = meanLossOfSurest(
    squared.map((each) => -each),
    squared,
    counts,
  )
  return {
    n: known.length,
    steps: counts.map((count, step) => ({
      coverage: count / known.length,
      rmse: Math.sqrt(bySpread[step]),
      best: Math.sqrt(byError[step]),
    })),
  }
}
