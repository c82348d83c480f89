import type { Interval } from './results'
import { studentQuantile } from './studentT'

/** Things of one unit, such as the samples of a tile, and how many of them have what a proportion counts. */
export interface UnitShare {
  readonly of: number
  readonly counted: number
}

/** Probability that lies above an interval, and as much below. */
const OUTSIDE = 0.025

/** What a normal variable exceeds with that probability. */
const NORMAL = 1.959963984540054

/**
 * A proportion with its 95 % interval by Wilson (1927, doi:10.1080/01621459.1927.10502953), which stays honest near 0 and 1
 * and for few things. Where units hold several things, these count for as many independent ones as the spread between units
 * says (Dean and Pagano 2015, doi:10.1093/jssam/smv024, after Korn and Graubard 1998), for one a unit where all are alike,
 * and Student's t takes the place of the normal.
 * @param units those without things are left out
 * @returns undefined where there is nothing, or no second unit to learn a spread from
 */
export function proportionOf(units: Iterable<UnitShare>): Interval | undefined {
  const filled = [...units].filter(({ of }) => of > 0)
  const n = filled.reduce((sum, { of }) => sum + of, 0)
  const value = filled.reduce((sum, { counted }) => sum + counted, 0) / n
  if (n === 0) return undefined
  if (n === filled.length) return wilson(value, n, NORMAL)
  if (filled.length < 2) return undefined
  return wilson(value, independentOnes(filled, n, value), studentQuantile(OUTSIDE, filled.length - 1))
}

/** How many independent things would vary as much: never more than there are, nor fewer than units where all are alike. */
function independentOnes(units: readonly UnitShare[], n: number, value: number): number {
  if (value === 0 || value === 1) return units.length
  const squares = units.reduce((sum, { of, counted }) => sum + (counted - value * of) ** 2, 0)
  const variance = ((units.length / (units.length - 1)) * squares) / n ** 2
  return Math.min(n, (value * (1 - value)) / variance)
}

function wilson(value: number, n: number, quantile: number): Interval {
  const square = quantile ** 2 / n
  const middle = (value + square / 2) / (1 + square)
  const margin = (quantile / (1 + square)) * Math.sqrt((value * (1 - value)) / n + square / (4 * n))
  return {
    value,
    low: Math.max(0, Math.min(value, middle - margin)),
    high: Math.min(1, Math.max(value, middle + margin)),
  }
}
