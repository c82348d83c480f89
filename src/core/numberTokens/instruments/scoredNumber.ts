import type { NumberDistribution } from '../../models/model'

/** One answered question of a model, as the instruments look at it. */
export interface ScoredNumber {
  readonly truth: number
  readonly predicted: number
  /** What else it might have answered, where that is known. */
  readonly distribution?: NumberDistribution
  /** Standard deviation of the distribution, or of the answers where the question was asked several times. */
  readonly spread?: number
}

/** Decimals beyond these are no choice of words. */
const MOST_DECIMALS = 2

/** Decimals that the answers are written with, at most; truth is rounded to as many before the two are compared. */
export function decimalsOf(numbers: readonly ScoredNumber[]): number {
  const decimals = numbers.map(({ predicted }) => String(predicted).split('.').at(1)?.length ?? 0)
  return Math.min(
    MOST_DECIMALS,
    decimals.reduce((most, each) => Math.max(most, each), 0),
  )
}

/** A number in units of its last decimal: whole, so that digits and multiples of it are exact. */
export function inLastPlaces(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals)
}
