import type { Units } from '../../metrics/comparison/commonAnswers'
import type { Interval } from '../../metrics/results'
import { studentQuantile, studentTail } from '../../metrics/studentT'

/** How much worse items are than others: the mean loss of the ones minus that of the others. */
export interface Contrast {
  readonly value: number
  /** Standard error of the value, and its degrees of freedom. */
  readonly error: number
  readonly freedom: number
  /** Chance of a difference at least as large where there is none; one-sided. */
  readonly p: number
}

/** The 95 % interval of a contrast. */
export function contrastInterval({ value, error, freedom }: Contrast): Interval {
  const margin = studentQuantile(0.025, freedom) * error
  return { value, low: value - margin, high: value + margin }
}

/** What items are in: those that are looked at, those that they are compared with, or neither. */
export const INSIDE = 1
export const OUTSIDE = 2

/**
 * Compares the mean loss inside with that outside, by Welch's t with standard errors that let the items of a unit depend on
 * each other (Liang and Zeger 1986). The inside's spread counts as no less than the outside's: a few items that happen to be
 * all alike prove nothing.
 * @param losses how wrong each item is
 * @param sides {@link INSIDE}, {@link OUTSIDE} or 0, item by item
 */
export function contrastOf(losses: Float64Array, sides: Uint8Array, units: Units): Contrast {
  const inside = momentsOf(losses, sides, INSIDE, units)
  const outside = momentsOf(losses, sides, OUTSIDE, units)
  const value = inside.mean - outside.mean
  const floor = outside.variance / inside.n
  const error = Math.sqrt(Math.max(inside.squaredError, floor) + outside.squaredError)
  const freedom = Math.max(1, inside.units - 1)
  const p = error === 0 ? (value > 0 ? 0 : 1) : studentTail(value / error, freedom)
  return { value, error, freedom, p }
}

interface SideMoments {
  readonly n: number
  readonly units: number
  readonly mean: number
  readonly variance: number
  /** Squared standard error of the mean. */
  readonly squaredError: number
}

function momentsOf(losses: Float64Array, sides: Uint8Array, side: number, units: Units): SideMoments {
  let [n, sum] = [0, 0]
  for (let item = 0; item < losses.length; item++) {
    if (sides[item] !== side) continue
    n++
    sum += losses[item]
  }
  const mean = sum / n
  const sums = new Float64Array(units.count)
  const seen = new Uint8Array(units.count)
  let squares = 0
  for (let item = 0; item < losses.length; item++) {
    if (sides[item] !== side) continue
    const deviation = losses[item] - mean
    sums[units.of[item]] += deviation
    seen[units.of[item]] = 1
    squares += deviation * deviation
  }
  const count = seen.reduce((total, each) => total + each, 0)
  const clustered = sums.reduce((total, each) => total + each * each, 0)
  const correction = count > 1 ? count / (count - 1) : 1
  return {
    n,
    units: count,
    mean,
    variance: n > 1 ? squares / (n - 1) : 0,
    squaredError: (Math.max(clustered, squares) * correction) / (n * n),
  }
}
