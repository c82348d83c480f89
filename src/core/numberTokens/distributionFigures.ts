import type { NumberDistribution } from '../models/model'

type Weighted = readonly (readonly [value: number, probability: number])[]

/** What a distribution of numbers comes to; all but `known` are of the numbers that are known, as if they were all. */
export interface DistributionFigures {
  /** Probability of the numbers that are known. */
  readonly known: number
  readonly mean: number
  readonly median: number
  /** The most probable number. */
  readonly mode: number
  /** Standard deviation. */
  readonly spread: number
}

/** Undefined where no number is known. */
export function distributionFigures({ values }: NumberDistribution): DistributionFigures | undefined {
  const known = massOf(values)
  const median = quantileOf(values, 0.5)
  if (known <= 0 || median === undefined) return undefined
  const mean = values.reduce((sum, [value, probability]) => sum + value * probability, 0) / known
  const variance =
    values.reduce((sum, [value, probability]) => sum + (value - mean) ** 2 * probability, 0) / known
  const [mode] = values.reduce((best, each) => (each[1] > best[1] ? each : best))
  return { known: Math.min(1, known), mean, median, mode, spread: Math.sqrt(variance) }
}

/**
 * The middle parts of a distribution that hold shares of its known probability, at least.
 * @param shares such as 0.9
 * @returns one for every share; none where no number is known
 */
export function centralIntervals(
  { values }: NumberDistribution,
  shares: readonly number[],
): readonly (readonly [low: number, high: number])[] {
  const sorted = ascending(values)
  return shares.flatMap((share) => {
    const low = sortedQuantile(sorted, (1 - share) / 2)
    const high = sortedQuantile(sorted, (1 + share) / 2)
    return low === undefined || high === undefined ? [] : [[low, high] as const]
  })
}

/** The least value that a share of the probability reaches up to. */
export function quantileOf(values: Weighted, share: number): number | undefined {
  return sortedQuantile(ascending(values), share)
}

function ascending(values: Weighted): Weighted {
  return values.toSorted(([first], [second]) => first - second)
}

/** Sums of decimal probabilities fall short of a share by this much at times. */
const ROUNDING = 1e-12

function sortedQuantile(sorted: Weighted, share: number): number | undefined {
  const wanted = share * massOf(sorted) - ROUNDING
  let reached = 0
  for (const [value, probability] of sorted) {
    reached += probability
    if (reached >= wanted) return value
  }
  return sorted.at(-1)?.[0]
}

function massOf(values: Weighted): number {
  return values.reduce((sum, [, probability]) => sum + probability, 0)
}
