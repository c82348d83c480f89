import type { Estimate } from '../comparison/difference'
import { studentQuantile } from '../studentT'

/** The unit, such as a tile, that each item belongs to; items are units of their own where it is undefined. */
export type UnitOfItems = Int32Array | undefined

/** Probability that lies above an interval, and as much below. */
const OUTSIDE = 0.025

/**
 * Half the width of the 95 % interval of a figure whose error is the mean of the items' influences. The items of a unit are
 * not independent: their influences are added up first. With G units the variance is G/(G − 1) Σ(unit's sum)²/n², and
 * Student's t has G − 1 degrees of freedom (Cameron and Miller 2015, doi:10.3368/jhr.50.2.317); where every item is a unit
 * of its own, that is the usual interval of a mean.
 * @param influences of sum 0
 * @returns null where there are no two units to learn a spread from
 */
export function marginOf(influences: Float64Array, units: UnitOfItems): number | null {
  const sums = units === undefined ? influences : sumsByUnit(influences, units)
  const count = sums.length
  if (count < 2) return null
  let squares = 0
  for (let unit = 0; unit < count; unit++) squares += sums[unit] ** 2
  const error = Math.sqrt((squares * count) / (count - 1)) / influences.length
  return studentQuantile(OUTSIDE, count - 1) * error
}

/** A figure with its interval. */
export function estimateWith(value: number, margin: number | null): Estimate {
  if (margin === null) return { value, low: null, high: null }
  return { value, low: value - margin, high: value + margin }
}

/** A mean with its 95 % interval. @param values at least one */
export function meanEstimate(values: Float64Array, units: UnitOfItems): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return estimateWith(
    mean,
    marginOf(
      values.map((value) => value - mean),
      units,
    ),
  )
}

function sumsByUnit(influences: Float64Array, units: Int32Array): Float64Array {
  const sums = new Map<number, number>()
  influences.forEach((influence, item) => sums.set(units[item], (sums.get(units[item]) ?? 0) + influence))
  return Float64Array.from(sums.values())
}
