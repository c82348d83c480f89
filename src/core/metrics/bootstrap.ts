import { quantile } from './quantiles'
import { countsLength, Random } from './random'
import type { Interval } from './results'

export interface BootstrapOptions {
  /** Number of resamples; 0 or absent for no intervals. */
  readonly bootstrap?: number
  /** Whole number that the resamples follow from; the same seed gives the same intervals to the last digit. */
  readonly seed?: number
}

export const DEFAULT_SEED = 0

/** Quantiles of the resampled figures between which an interval lies: 95 % of them. */
const LOW = 0.025
const HIGH = 0.975

/**
 * Resamples `items` things with replacement, as often as `bootstrap` says.
 * @param visit is given how often each thing was drawn (an array that the next resample uses again) and the
 *   resample's number from 0
 */
export function resample(
  items: number,
  { bootstrap = 0, seed = DEFAULT_SEED }: BootstrapOptions,
  visit: (counts: Uint8Array, index: number) => void,
): void {
  if (items === 0) return
  const random = Random.seeded(seed)
  const counts = new Uint8Array(countsLength(items))
  for (let index = 0; index < bootstrap; index++) {
    counts.fill(0)
    random.countDraws(counts, items)
    visit(counts, index)
  }
}

/**
 * 95 % percentile interval (Efron and Tibshirani 1993, chapter 13), interpolated linearly as numpy's `percentile`.
 * @param resampled the figure in each resample, at least one; sorted in place
 */
export function percentileInterval(value: number, resampled: Float64Array): Interval {
  resampled.sort()
  return { value, low: quantile(resampled, LOW), high: quantile(resampled, HIGH) }
}

/** How many of the drawn things are in each group, where things that follow each other make up a group. */
export function drawnByGroup(counts: Uint8Array, groupSizes: readonly number[]): readonly number[] {
  let item = 0
  return groupSizes.map((size) => {
    let drawn = 0
    for (const end = item + size; item < end; item++) drawn += counts[item]
    return drawn
  })
}
