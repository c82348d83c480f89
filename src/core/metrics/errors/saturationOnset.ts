import type { Estimate } from '../comparison/difference'
import type { ErrorBin } from './errorBins'
import { fittedLine } from './fittedLine'
import { type NumberPairs, pairsOfItems } from './numberErrors'

/** Growth of predictions per unit of truth below which they have saturated: they follow less than half of what is there. */
const SATURATED_GROWTH = 0.5

/** Where predictions stop following the truth. */
export interface Saturation {
  /** True value, the lower edge of a bin. */
  readonly onset: number
  /** Growth of the predictions per unit of truth from there on, with its 95 % interval. */
  readonly growth: Estimate
}

/**
 * Where a model saturates: the lower edge of the first bin from which on every bin's bias is below 0 with its whole 95 %
 * interval, and beyond which predictions grow by less than {@link SATURATED_GROWTH} of what the truth grows, again with the
 * whole interval. There is no agreed definition of saturation (Joshi et al. 2017, doi:10.1038/s41598-017-03469-3); this one
 * needs the two things that people mean by it, underestimation and flatness, and both beyond chance. Bins of which no
 * interval is known neither speak for it nor against it.
 * @param bins of the same pairs, ascending
 * @returns undefined where the predictions do not saturate, or too few answers tell
 */
export function saturationOnset(pairs: NumberPairs, bins: readonly ErrorBin[]): Saturation | undefined {
  const known = bins.filter(({ bias }) => bias.high !== null)
  const first = known.findLastIndex(({ bias }) => bias.high === null || bias.high >= 0) + 1
  for (const { low: onset } of known.slice(first)) {
    const beyond = [...pairs.truth.keys()].filter((item) => pairs.truth[item] >= onset)
    const growth = fittedLine(pairsOfItems(pairs, beyond))?.slope
    if (growth !== undefined && growth.high !== null && growth.high < SATURATED_GROWTH)
      return { onset, growth }
  }
  return undefined
}
