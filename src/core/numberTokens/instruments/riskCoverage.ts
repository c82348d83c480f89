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
  const kept = known.toSorted((a, b) => a.spread - b.spread).map(({ squared }) => squared)
  const best = kept.toSorted((a, b) => a - b)
  const counts = Array.from({ length: STEPS }, (_, step) => Math.ceil(((step + 1) / STEPS) * kept.length))
  return {
    n: kept.length,
    steps: [...new Set(counts)].map((count) => ({
      coverage: count / kept.length,
      rmse: rmseOf(kept.slice(0, count)),
      best: rmseOf(best.slice(0, count)),
    })),
  }
}

function rmseOf(squared: readonly number[]): number {
  return Math.sqrt(squared.reduce((sum, value) => sum + value, 0) / squared.length)
}
