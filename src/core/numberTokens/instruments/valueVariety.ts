import { inLastPlaces, type ScoredNumber } from './scoredNumber'

/** How varied a list of numbers is. */
export interface Variety {
  readonly distinct: number
  /** Shannon entropy in bits. */
  readonly entropy: number
  /** As many equally frequent values are as varied: 2 to the power of the entropy. */
  readonly effective: number
}

/** How varied a model's numbers are beside the true ones; a model that falls back on a few numbers has collapsed on them. */
export interface ValueVariety {
  readonly predicted: Variety
  /** Rounded as the answers are. */
  readonly truth: Variety
  /** The most frequent answers, with their share of all answers and of the true values. */
  readonly modes: readonly { readonly value: number; readonly share: number; readonly trueShare: number }[]
}

const MODES = 8

/** Of at least one number. */
export function valueVariety(numbers: readonly ScoredNumber[], decimals: number): ValueVariety {
  const predicted = countsOf(numbers.map((number) => inLastPlaces(number.predicted, decimals)))
  const truth = countsOf(numbers.map((number) => inLastPlaces(number.truth, decimals)))
  const total = numbers.length
  const modes = [...predicted].sort(
    ([value, count], [other, otherCount]) => otherCount - count || value - other,
  )
  return {
    predicted: varietyOf(predicted, total),
    truth: varietyOf(truth, total),
    modes: modes.slice(0, MODES).map(([value, count]) => ({
      value: value / 10 ** decimals,
      share: count / total,
      trueShare: (truth.get(value) ?? 0) / total,
    })),
  }
}

function countsOf(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function varietyOf(counts: ReadonlyMap<number, number>, total: number): Variety {
  const entropy = [...counts.values()].reduce(
    (sum, count) => sum - (count / total) * Math.log2(count / total),
    0,
  )
  return { distinct: counts.size, entropy, effective: 2 ** entropy }
}
