import type { Pairs } from './pairs'

export interface RegressionFigures {
  readonly rmse: number | null
  readonly mae: number | null
  readonly r2: number | null
  readonly bias: number | null
  readonly pearson: number | null
}

/** Figures over answered items; null where they are not available. Sums are of centred values, in two passes. */
export function regressionFigures({ truth, predicted }: Omit<Pairs, 'n'>): RegressionFigures {
  const items = truth.length
  if (items === 0) return { rmse: null, mae: null, r2: null, bias: null, pearson: null }
  let error = 0
  let absolute = 0
  let squared = 0
  for (let item = 0; item < items; item++) {
    const difference = predicted[item] - truth[item]
    error += difference
    absolute += Math.abs(difference)
    squared += difference * difference
  }
  return {
    rmse: Math.sqrt(squared / items),
    mae: absolute / items,
    r2: items < 2 ? null : r2Of(squared, squaredDeviation(truth)),
    bias: error / items,
    pearson: pearsonOf(truth, predicted),
  }
}

/** 1 − Σ(y−ŷ)²/Σ(y−ȳ)²; of constant truth 1 where it is met and 0 where not, as scikit-learn's `force_finite`. */
export function r2Of(squaredError: number, squaredDeviationOfTruth: number): number {
  if (squaredDeviationOfTruth > 0) return 1 - squaredError / squaredDeviationOfTruth
  return squaredError === 0 ? 1 : 0
}

/**
 * Σ(y−ȳ)², exactly 0 where all values are the same.
 * @param weights how often each value counts; once when absent
 */
export function squaredDeviation(values: Float64Array, weights?: ArrayLike<number>): number {
  return centredProduct(values, values, weights)
}

/** Pearson correlation; null where truth or prediction is constant. */
function pearsonOf(truth: Float64Array, predicted: Float64Array): number | null {
  const spread = Math.sqrt(squaredDeviation(truth)) * Math.sqrt(squaredDeviation(predicted))
  if (spread === 0) return null
  return Math.max(-1, Math.min(1, centredProduct(truth, predicted) / spread))
}

/** Σ(a−ā)(b−b̄), corrected for what rounding leaves of the means; exactly 0 where a or b is constant. */
function centredProduct(a: Float64Array, b: Float64Array, weights?: ArrayLike<number>): number {
  const meanOfA = meanUnlessConstant(a, weights)
  const meanOfB = a === b ? meanOfA : meanUnlessConstant(b, weights)
  if (meanOfA === undefined || meanOfB === undefined) return 0
  let product = 0
  let restOfA = 0
  let restOfB = 0
  let count = 0
  for (let item = 0; item < a.length; item++) {
    const weight = weights?.[item] ?? 1
    const weightedA = weight * (a[item] - meanOfA)
    const centredB = b[item] - meanOfB
    product += weightedA * centredB
    restOfA += weightedA
    restOfB += weight * centredB
    count += weight
  }
  return product - (restOfA * restOfB) / count
}

function meanUnlessConstant(values: Float64Array, weights?: ArrayLike<number>): number | undefined {
  let least = Infinity
  let most = -Infinity
  let sum = 0
  let count = 0
  for (let item = 0; item < values.length; item++) {
    const weight = weights?.[item] ?? 1
    if (weight === 0) continue
    least = Math.min(least, values[item])
    most = Math.max(most, values[item])
    sum += weight * values[item]
    count += weight
  }
  return least < most ? sum / count : undefined
}
