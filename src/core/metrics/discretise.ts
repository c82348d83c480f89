import { type BootstrapOptions, drawnByGroup, resample } from './bootstrap'
import { intervalOf } from './comparison/difference'
import { EVEN_SHARE } from './comparison/resampledFigures'
import type { Pairs } from './pairs'
import type { Interval } from './results'

/**
 * Where each class of patch counts begins: 0, 1, 2, 3, 4, 5–9, 10 and more. The benchmark scores counts by accuracy
 * after discretising but publishes no bins; these are ours: one class a count as far as a patch of about 2.5 × 2.5
 * land-cover cells usually goes.
 */
export const COUNT_CLASS_STARTS: readonly number[] = [0, 1, 2, 3, 4, 5, 10]

/**
 * The class of a value: index of the last start that is not above it once it is rounded to a whole number (halves
 * up), −1 below the first.
 */
export function discretise(value: number, starts: readonly number[]): number {
  const rounded = Math.floor(value + 0.5)
  return starts.findLastIndex((start) => start <= rounded)
}

/** Items answered with a value of the true value's class. */
export function countRightClass({ truth, predicted }: Omit<Pairs, 'n'>, starts: readonly number[]): number {
  let right = 0
  for (let item = 0; item < truth.length; item++) {
    if (discretise(truth[item], starts) === discretise(predicted[item], starts)) right++
  }
  return right
}

/** Bootstrap interval of the share of `right` in `n` items. */
export function shareInterval(right: number, n: number, options: BootstrapOptions): Interval {
  const resampled = new Float64Array(options.bootstrap ?? 0)
  resample(n, options, (counts, index) => {
    resampled[index] = drawnByGroup(counts, [right])[0] / n
  })
  return intervalOf({ value: right / n, resampled }, n, EVEN_SHARE)
}
