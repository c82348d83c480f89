import type { Estimate } from '../comparison/difference'
import { estimateWith, marginOf } from './clusteredInterval'
import type { NumberPairs } from './numberErrors'

/** predicted ≈ intercept + slope × true. */
export interface FittedLine {
  /** Growth of the predictions where truth grows by 1. */
  readonly slope: Estimate
  readonly intercept: number
}

/** The least-squares line of predictions on truth, with the 95 % interval of its slope; undefined where truth does not vary. */
export function fittedLine(pairs: NumberPairs): FittedLine | undefined {
  const { truth, predicted, units } = pairs
  const items = truth.length
  const [meanTruth, meanPredicted] = [truth, predicted].map(
    (values) => values.reduce((sum, value) => sum + value, 0) / items,
  )
  let squares = 0
  let products = 0
  for (let item = 0; item < items; item++) {
    const centred = truth[item] - meanTruth
    squares += centred * centred
    products += centred * (predicted[item] - meanPredicted)
  }
  if (!(squares > 0)) return undefined
  const slope = products / squares
  const influences = truth.map((value, item) => {
    const rest = predicted[item] - meanPredicted - slope * (value - meanTruth)
    return ((value - meanTruth) * rest * items) / squares
  })
  return {
    slope: estimateWith(slope, items < 3 ? null : marginOf(influences, units)),
    intercept: meanPredicted - slope * meanTruth,
  }
}
