import type { ScoredNumber } from './scoredNumber'

/** The first digits of answers beside those of the true values: the first token of a number decides most of it. */
export interface FirstDigits {
  /** Shares of the first digits 0 to 9; 0 is of numbers below 1. */
  readonly predicted: readonly number[]
  readonly truth: readonly number[]
  /** Share of the answers that have as many digits before the point as the true value. */
  readonly sameLength: number
  /** Share of those, in turn, whose first digit is right. */
  readonly right: number
}

/** Of at least one number. */
export function firstDigits(numbers: readonly ScoredNumber[]): FirstDigits {
  const pairs = numbers.map(({ predicted, truth }) => ({
    predicted: wholeDigits(predicted),
    truth: wholeDigits(truth),
  }))
  const alike = pairs.filter(({ predicted, truth }) => predicted.length === truth.length)
  const right = alike.filter(({ predicted, truth }) => predicted[0] === truth[0])
  return {
    predicted: digitShares(pairs.map((pair) => pair.predicted)),
    truth: digitShares(pairs.map((pair) => pair.truth)),
    sameLength: alike.length / pairs.length,
    right: alike.length === 0 ? 0 : right.length / alike.length,
  }
}

function wholeDigits(value: number): string {
  return String(Math.floor(Math.abs(value)))
}

function digitShares(numbers: readonly string[]): readonly number[] {
  return Array.from(
    { length: 10 },
    (_, digit) => numbers.filter(([first]) => Number(first) === digit).length / numbers.length,
  )
}
