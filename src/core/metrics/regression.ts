import { AGB_BIN_EDGES, regressionBins } from './bins'
import type { BootstrapOptions } from './bootstrap'
import { countRightClass, shareInterval } from './discretise'
import { type Pairs, pairUp } from './pairs'
import { type RegressionFigures, regressionFigures } from './regressionFigures'
import { regressionIntervals } from './regressionIntervals'
import type { RegressionMetrics } from './results'

export interface RegressionOptions extends BootstrapOptions {
  /** Edges of the truth bins, ascending; AGBD's biomass bins when absent, none for no bins. */
  readonly binEdges?: readonly number[]
  /** Where the classes begin that values are discretised into for an accuracy; no such accuracy when absent. */
  readonly classStarts?: readonly number[]
}

/**
 * Scores numbers against numbers, over the answered items.
 * @param truth NaN where there is none: such an item is not counted
 * @param predicted as long as `truth`; NaN or infinite where an item is not answered
 * @throws RangeError when the two differ in length
 */
export function regressionMetrics(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  options: RegressionOptions = {},
): RegressionMetrics {
  const pairs = pairUp(truth, predicted)
  const { n } = pairs
  const answered = pairs.truth.length
  const figures = regressionFigures(pairs)
  const hasIntervals = (options.bootstrap ?? 0) > 0 && answered > 0
  const right = options.classStarts && countRightClass(pairs, options.classStarts)
  return {
    kind: 'regression',
    n,
    answered,
    coverage: n === 0 ? 0 : answered / n,
    ...figures,
    bins: regressionBins(pairs, options.binEdges ?? AGB_BIN_EDGES),
    ...(right !== undefined && { discretisedAccuracy: n === 0 ? null : right / n }),
    ...(hasIntervals && { ci: intervals(pairs, figures, right, options) }),
  }
}

function intervals(
  pairs: Pairs,
  figures: RegressionFigures,
  right: number | undefined,
  options: BootstrapOptions,
): NonNullable<RegressionMetrics['ci']> {
  return {
    ...regressionIntervals(figures, pairs, options),
    ...(right !== undefined && { discretisedAccuracy: shareInterval(right, pairs.n, options) }),
  }
}
