import { inLastPlaces, type ScoredNumber } from './scoredNumber'

/** Places of digits, by the power of ten that they count. */
export const DIGIT_PLACES = ['thousands', 'hundreds', 'tens', 'units', 'decimals'] as const
export type DigitPlace = (typeof DIGIT_PLACES)[number]

/** What becomes of the answers whose first wrong digit, from the left, stands in a place. */
export interface PlaceError {
  readonly place: DigitPlace
  /** Share of all answers. */
  readonly share: number
  /** Share of the squared error of all answers. */
  readonly squaredError: number
}

const POWERS: readonly number[] = [1000, 100, 10, 1]

/**
 * Which digits the squared error comes from: every answer's error counts for its first wrong digit, after which no later
 * digit can make it good. Truth is rounded as the answers are.
 */
export function digitPlaces(numbers: readonly ScoredNumber[], decimals: number): readonly PlaceError[] {
  const tallies = DIGIT_PLACES.map((place) => ({ place, count: 0, squaredError: 0 }))
  for (const { predicted, truth } of numbers) {
    const answer = inLastPlaces(predicted, decimals)
    const right = inLastPlaces(truth, decimals)
    if (answer === right) continue
    const tally = tallies[firstWrong(answer, right, decimals)]
    tally.count++
    tally.squaredError += (predicted - truth) ** 2
  }
  const whole = tallies.reduce((sum, { squaredError }) => sum + squaredError, 0)
  return tallies
    .filter(
      ({ place, count }) => count > 0 || (place !== 'thousands' && (place !== 'decimals' || decimals > 0)),
    )
    .map(({ place, count, squaredError }) => ({
      place,
      share: count / numbers.length,
      squaredError: whole === 0 ? 0 : squaredError / whole,
    }))
}

/** Index of the place down to which two numbers are not the same. */
function firstWrong(answer: number, right: number, decimals: number): number {
  const differing = POWERS.findIndex((power) => {
    const unit = power * 10 ** decimals
    return Math.trunc(answer / unit) !== Math.trunc(right / unit)
  })
  return differing < 0 ? DIGIT_PLACES.indexOf('decimals') : differing
}
