import type { ScoredNumber } from './scoredNumber'

/** Mean answer to the questions whose true value lies in a bin, `low ≤ truth < high`. */
export interface SaturationBin {
  readonly low: number
  /** Absent of the last bin where it has no end. */
  readonly high?: number
  readonly n: number
  readonly truth: number
  readonly predicted: number
  /** 95 % interval of the mean answer; absent of a single one. */
  readonly interval?: readonly [low: number, high: number]
}

/** Quantile of the normal distribution for 95 %. */
const NORMAL = 1.96

/** How far answers follow the truth: an end of growth is saturation. Bins without numbers are left out. */
export function saturation(
  numbers: readonly ScoredNumber[],
  edges: readonly number[],
): readonly SaturationBin[] {
  return edges.flatMap((low, index) => {
    const high = edges.at(index + 1)
    const within = numbers.filter(({ truth }) => truth >= low && truth < (high ?? Infinity))
    if (within.length === 0) return []
    const predicted = meanOf(within.map((number) => number.predicted))
    const variance =
      within.reduce((sum, number) => sum + (number.predicted - predicted) ** 2, 0) / (within.length - 1)
    const margin = NORMAL * Math.sqrt(variance / within.length)
    return [
      {
        low,
        ...(high !== undefined && { high }),
        n: within.length,
        truth: meanOf(within.map(({ truth }) => truth)),
        predicted,
        ...(within.length > 1 && { interval: [predicted - margin, predicted + margin] as const }),
      },
    ]
  })
}

/** Growth of the answers per unit of truth, by least squares; undefined where truth does not vary. */
export function slopeOf(numbers: readonly ScoredNumber[]): number | undefined {
  const truth = meanOf(numbers.map((number) => number.truth))
  const predicted = meanOf(numbers.map((number) => number.predicted))
  const variance = numbers.reduce((sum, number) => sum + (number.truth - truth) ** 2, 0)
  const covariance = numbers.reduce(
    (sum, number) => sum + (number.truth - truth) * (number.predicted - predicted),
    0,
  )
  return variance === 0 ? undefined : covariance / variance
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
