import { type BootstrapOptions, resample } from './bootstrap'
import { intervalOf } from './comparison/difference'
import { EVEN_AS_IT_IS, FIGURE_SCALES } from './comparison/resampledFigures'
import { FEW_UNITS, resampledRegression } from './comparison/resampledRegression'
import type { Pairs } from './pairs'
import { r2Of, type RegressionFigures, squaredDeviation } from './regressionFigures'
import type { Interval } from './results'

const RESAMPLED = ['rmse', 'mae', 'r2', 'bias'] as const

/** Below this share of its terms, a difference of sums has lost too many digits and is computed in two passes. */
const CANCELLED = 1e-9

/** Bootstrap intervals of the figures that are available, over resamples of the answered items, as {@link intervalOf} has them. */
export function regressionIntervals(
  figures: RegressionFigures,
  { truth, predicted }: Omit<Pairs, 'n'>,
  options: BootstrapOptions,
): Partial<Record<(typeof RESAMPLED)[number], Interval>> {
  const items = truth.length
  const terms = interleave(truth, predicted)
  const resampled = {
    rmse: new Float64Array(options.bootstrap ?? 0),
    mae: new Float64Array(options.bootstrap ?? 0),
    r2: new Float64Array(options.bootstrap ?? 0),
    bias: new Float64Array(options.bootstrap ?? 0),
  }
  resample(items, options, (counts, index) => {
    const sums = weightedSums(counts, terms)
    resampled.rmse[index] = Math.sqrt(sums.squaredError / items)
    resampled.mae[index] = sums.absoluteError / items
    resampled.bias[index] = sums.error / items
    const deviation = sums.squaredTruth - (sums.truth * sums.truth) / items
    const isExact = deviation > CANCELLED * sums.squaredTruth
    resampled.r2[index] = r2Of(sums.squaredError, isExact ? deviation : squaredDeviation(truth, counts))
  })
  const few = items <= FEW_UNITS ? studentised(truth, predicted, options) : {}
  return Object.fromEntries(
    RESAMPLED.flatMap((name) => {
      const value = figures[name]
      if (value === null) return []
      const errors = name === 'bias' ? undefined : few[name]?.[0].errors
      const figure = { value, resampled: resampled[name], ...(errors && { errors }) }
      return [[name, intervalOf(figure, items, name === 'bias' ? EVEN_AS_IT_IS : FIGURE_SCALES[name])]]
    }),
  )
}

/** The same resamples with the standard error of each. */
function studentised(truth: Float64Array, predicted: Float64Array, options: BootstrapOptions) {
  const units = { count: truth.length, of: Int32Array.from(truth, (_, item) => item) }
  return resampledRegression({ truth: [...truth], predicted: [[...predicted]], units }, options)
}

/** Centred truth and error of each item, side by side in memory for the pass that adds them up. */
function interleave(truth: Float64Array, predicted: Float64Array): Float64Array {
  const centre = truth.reduce((sum, value) => sum + value, 0) / truth.length
  const terms = new Float64Array(2 * truth.length)
  for (let item = 0; item < truth.length; item++) {
    terms[2 * item] = truth[item] - centre
    terms[2 * item + 1] = predicted[item] - truth[item]
  }
  return terms
}

interface Sums {
  readonly truth: number
  readonly squaredTruth: number
  readonly error: number
  readonly absoluteError: number
  readonly squaredError: number
}

function weightedSums(counts: Uint8Array, terms: Float64Array): Sums {
  let truth = 0
  let squaredTruth = 0
  let error = 0
  let absoluteError = 0
  let squaredError = 0
  for (let item = 0, at = 0; at < terms.length; item++, at += 2) {
    const count = counts[item]
    const value = terms[at]
    const difference = terms[at + 1]
    const weightedValue = count * value
    const weightedDifference = count * difference
    truth += weightedValue
    squaredTruth += weightedValue * value
    error += weightedDifference
    absoluteError += Math.abs(weightedDifference)
    squaredError += weightedDifference * difference
  }
  return { truth, squaredTruth, error, absoluteError, squaredError }
}
