import { centralIntervals } from '../distributionFigures'
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
    distribution !== undefined && distribution.values.length > 0
      ? [{ truth, distribution, intervals: centralIntervals(distribution, LEVELS) }]
      : [],
  )
  if (known.length === 0) return undefined
  const mean = (of: (one: (typeof known)[number]) => number) =>
    known.reduce((sum, one) => sum + of(one), 0) / known.length
  return {
    n: known.length,
    known: mean(({ distribution: { missing } }) => 1 - missing),
    rounded: mean(({ distribution: { rounded = 0 } }) => rounded),
    levels: LEVELS.map((level, index) => ({
      level,
      covered: mean(
        ({
          truth,
          intervals: {
            [index]: [low, high],
          },
        }) => (truth >= low && truth <= high ? 1 : 0),
      ),
      width: mean(
        ({
          intervals: {
            [index]: [low, high],
          },
        }) => high - low,
      ),
    })),
  }
}
