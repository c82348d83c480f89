import { fittedLine } from '../../metrics/errors/fittedLine'
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
export function growthOf(numbers: readonly ScoredNumber[]): number | undefined {
  const line = fittedLine({
    truth: Float64Array.from(numbers, ({ truth }) => truth),
    predicted: Float64Array.from(numbers, ({ predicted }) => predicted),
    units: undefined,
  })
  return line?.slope.value
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
