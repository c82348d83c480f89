import type { NumberDistribution } from '../../models/model'
import { centralInterval } from '../distributionFigures'
import type { ScoredNumber } from './scoredNumber'

/** How often intervals of the predictive distributions hold the truth. */
export interface Calibration {
  /** Answers with a distribution. */
  readonly n: number
  /** Mean probability of the numbers that are known. */
  readonly known: number
  /** Mean probability, of that, of numbers whose first digits alone are known. */
  readonly rounded: number
  readonly levels: readonly {
    /** Probability that the interval claims to hold. */
    readonly level: number
    /** Share of the true values that it does hold. */
    readonly covered: number
    /** Mean width, in the task's unit. */
    readonly width: number
  }[]
}

const LEVELS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]

/** Undefined where no answer has a distribution. */
export function calibration(numbers: readonly ScoredNumber[]): Calibration | undefined {
  const known = numbers.flatMap(({ truth, distribution }) =>
    distribution !== undefined && distribution.values.length > 0 ? [{ truth, distribution }] : [],
  )
  if (known.length === 0) return undefined
  const mean = (of: (distribution: NumberDistribution) => number) =>
    known.reduce((sum, { distribution }) => sum + of(distribution), 0) / known.length
  return {
    n: known.length,
    known: mean(({ missing }) => 1 - missing),
    rounded: mean(({ rounded = 0 }) => rounded),
    levels: LEVELS.map((level) => {
      let covered = 0
      const width = mean((distribution) => {
        const [low, high] = centralInterval(distribution, level) ?? [NaN, NaN]
        return high - low
      })
      for (const { truth, distribution } of known) {
        const [low, high] = centralInterval(distribution, level) ?? [NaN, NaN]
        if (truth >= low && truth <= high) covered++
      }
      return { level, covered: covered / known.length, width }
    }),
  }
}
