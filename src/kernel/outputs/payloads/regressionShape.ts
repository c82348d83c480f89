import type { Task } from '../../../core/benchmark/tasks'
import { AGB_BIN_EDGES } from '../../../core/metrics/bins'
import { COUNT_CLASS_STARTS } from '../../../core/metrics/discretise'
import { errorBins } from '../../../core/metrics/errors/errorBins'
import { fittedLine } from '../../../core/metrics/errors/fittedLine'
import type { NumberPairs } from '../../../core/metrics/errors/numberErrors'
import { saturationOnset } from '../../../core/metrics/errors/saturationOnset'
import type { RegressionShape } from '../../../protocol/payloads'

/**
 * Fitted line, bins of the true value and where predictions saturate.
 * @param clustered column whose samples are taken together
 */
export function regressionShape(
  pairs: NumberPairs,
  task: Task,
  clustered: string | undefined,
): RegressionShape {
  const line = fittedLine(pairs)
  const bins =
    task === 'agb'
      ? errorBins(pairs, AGB_BIN_EDGES.slice(0, -1), AGB_BIN_EDGES.at(-1))
      : errorBins(pairs, COUNT_CLASS_STARTS)
  const saturation = saturationOnset(pairs, bins)
  return {
    bins,
    ...(line && { line }),
    ...(saturation && { saturation }),
    ...(clustered !== undefined && { clustered }),
  }
}
