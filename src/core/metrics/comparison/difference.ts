import { studentQuantile, studentTail } from '../studentT'
import type { ResampledFigure } from './resampledFigures'

/** A figure with its 95 % interval; the ends are null where there are no two units to learn a spread from. */
export interface Estimate {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

/** How far two models are apart in a figure over the same questions: first − second. */
export interface Difference extends Estimate {
  /** Chance of a difference as large where there is none, two-sided; null as the ends are. */
  readonly p: number | null
}

/** Probability that lies above an interval, and as much below. */
const OUTSIDE = 0.025

/**
 * The difference of a figure between two models. Its standard error is the spread over paired resamples, in which both are
 * scored on the same draw; interval and p follow from Student's t, so that p < 0.05 just where the interval leaves out 0.
 * @param units how many units the resamples are drawn from
 */
export function differenceOf(first: ResampledFigure, second: ResampledFigure, units: number): Difference {
  const resampled = first.resampled.map((value, index) => value - second.resampled[index])
  const value = first.value - second.value
  const error = standardError(resampled, units)
  if (error === undefined) return { value, low: null, high: null, p: null }
  const p = value === 0 ? 1 : error === 0 ? 0 : 2 * studentTail(Math.abs(value) / error, units - 1)
  return { ...around(value, error, units), p }
}

/** A figure with its interval, as far as its range goes. @param units how many units the resamples are drawn from */
export function estimateOf(
  { value, resampled }: ResampledFigure,
  units: number,
  [least, most]: readonly [least: number, most: number],
): Estimate {
  const error = standardError(resampled, units)
  if (error === undefined) return { value, low: null, high: null }
  const { low, high } = around(value, error, units)
  return { value, low: Math.max(least, low), high: Math.min(most, high) }
}

/**
 * Spread over resamples, with √(units/(units − 1)) for what drawing from a sample leaves out, without which intervals of
 * few units are too narrow (Hesterberg 2015, doi:10.1080/00031305.2015.1089789).
 */
function standardError(resampled: Float64Array, units: number): number | undefined {
  if (units < 2 || resampled.length < 2) return undefined
  const mean = resampled.reduce((sum, value) => sum + value, 0) / resampled.length
  const squares = resampled.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt((squares / (resampled.length - 1)) * (units / (units - 1)))
}

function around(value: number, error: number, units: number) {
  const margin = studentQuantile(OUTSIDE, units - 1) * error
  return { value, low: value - margin, high: value + margin }
}
