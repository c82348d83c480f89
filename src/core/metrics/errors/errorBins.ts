import type { Estimate } from '../comparison/difference'
import { type BoxFigures, boxFigures } from '../quantiles'
import { meanEstimate } from './clusteredInterval'
import { errorsOf, type NumberPairs, pairsOfItems } from './numberErrors'

/** The answers whose true value lies in a bin, `low ≤ truth < high`. */
export interface ErrorBin {
  readonly low: number
  /** Absent of the last bin where it has no end. */
  readonly high?: number
  readonly n: number
  /** Mean of predicted − true with its 95 % interval. */
  readonly bias: Estimate
  /** Of the predicted values. */
  readonly predicted: BoxFigures
}

/** Bins with answers. @param starts ascending @param end of the last bin; none where absent */
export function errorBins(pairs: NumberPairs, starts: readonly number[], end?: number): readonly ErrorBin[] {
  return itemsByBin(pairs.truth, starts, end).flatMap((items, bin) => {
    if (items.length === 0) return []
    const part = pairsOfItems(pairs, items)
    const high = starts.at(bin + 1) ?? end
    return [
      {
        low: starts[bin],
        ...(high !== undefined && { high }),
        n: items.length,
        bias: meanEstimate(errorsOf(part), part.units),
        predicted: boxFigures(part.predicted.slice().sort()),
      },
    ]
  })
}

function itemsByBin(truth: Float64Array, starts: readonly number[], end = Infinity): readonly number[][] {
  const items = starts.map((): number[] => [])
  truth.forEach((value, item) => {
    if (value < end) items[starts.findLastIndex((start) => start <= value)]?.push(item)
  })
  return items
}
