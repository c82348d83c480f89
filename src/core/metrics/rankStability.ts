import { type CoverageError, penalisedError } from './coverageMeasures'

/** What models lost in all over resamples of the questions. */
export interface ResampledLosses {
  readonly resamples: number
  readonly models: number
  readonly errors: readonly CoverageError[]
  /** Resample by resample: the questions asked; then for each model those unanswered and its loss by each error. */
  readonly sums: ArrayLike<number>
}

/** Numbers that one resample takes. */
export function sumsOfResample(models: number, errors: number): number {
  return 1 + models * (1 + errors)
}

/** Share of the resamples that a rank may be better in than the range says, and as many worse. */
const OUTSIDE = 0.025

/**
 * The ranks that each model has in 95 % of the resamples, at one penalty. A tie shares its best rank.
 * @returns model by model; the ranks from 1
 */
export function rankRanges(
  { resamples, models, errors, sums }: ResampledLosses,
  error: CoverageError,
  penalty: number,
): readonly (readonly [best: number, worst: number])[] {
  const stride = sumsOfResample(models, errors.length)
  const column = 1 + errors.indexOf(error)
  const ranks = Array.from({ length: models }, () => new Float64Array(resamples))
  for (let resample = 0; resample < resamples; resample++) {
    const start = resample * stride
    const n = sums[start]
    const lost = ranks.map((_, model) => {
      const at = start + 1 + model * (1 + errors.length)
      return penalisedError(error, { n, answered: n - sums[at], loss: sums[at + column] }, penalty)
    })
    lost.forEach((own, model) => (ranks[model][resample] = 1 + lost.filter((other) => other < own).length))
  }
  const outside = Math.floor(OUTSIDE * resamples)
  return ranks.map((each) => {
    const sorted = each.toSorted()
    return resamples === 0 ? [1, models] : [sorted[outside], sorted[resamples - 1 - outside]]
  })
}
