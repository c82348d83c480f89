import type { Estimate } from '../comparison/difference'
import { studentQuantile } from '../studentT'
import { estimateWith, marginOf, meanEstimate } from './clusteredInterval'
import { errorsOf, type NumberPairs } from './numberErrors'

/** How far predicted and true values agree (Bland and Altman 1986, doi:10.1016/S0140-6736(86)90837-8). */
export interface Agreement {
  readonly n: number
  /** Mean of predicted − true. */
  readonly bias: Estimate
  /** Bias − and + 1.96 standard deviations: 95 % of the errors lie between them where they are normal. */
  readonly lower: Estimate
  readonly upper: Estimate
  /** Share of the errors that does lie between them. */
  readonly within: number
}

/** Standard deviations of a normal distribution on either side of its mean that hold 95 %. */
const NORMAL = 1.96

/**
 * Bias and limits of agreement with 95 % intervals. Of independent answers the limits' standard error is
 * s √(1/n + 1.96²/(2(n − 1))) (Bland and Altman 1999, doi:10.1177/096228029900800204); answers of one unit are taken
 * together by the limits' influences, which needs no normal errors.
 * @returns undefined of fewer than two answers
 */
export function limitsOfAgreement(pairs: NumberPairs): Agreement | undefined {
  const errors = errorsOf(pairs)
  const n = errors.length
  if (n < 2) return undefined
  const bias = meanEstimate(errors, pairs.units)
  const deviation = Math.sqrt(errors.reduce((sum, error) => sum + (error - bias.value) ** 2, 0) / (n - 1))
  const limit = (side: -1 | 1): Estimate =>
    estimateWith(
      bias.value + side * NORMAL * deviation,
      pairs.units === undefined
        ? studentQuantile(0.025, n - 1) * deviation * Math.sqrt(1 / n + NORMAL ** 2 / (2 * (n - 1)))
        : marginOf(influencesOn(errors, bias.value, deviation, side), pairs.units),
    )
  const [lower, upper] = [limit(-1), limit(1)]
  const within = errors.filter((error) => error >= lower.value && error <= upper.value).length / n
  return { n, bias, lower, upper, within }
}

/** What each error does to mean ± 1.96 standard deviations, by the delta method. */
function influencesOn(errors: Float64Array, mean: number, deviation: number, side: -1 | 1): Float64Array {
  const variance = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / errors.length
  return errors.map((error) => {
    const centred = error - mean
    return centred + (deviation === 0 ? 0 : (side * NORMAL * (centred ** 2 - variance)) / (2 * deviation))
  })
}
