import type { UnitOfItems } from './clusteredInterval'

/** One model's numbers beside the true ones; all arrays are parallel. */
export interface NumberPairs {
  readonly truth: Float64Array
  readonly predicted: Float64Array
  readonly units: UnitOfItems
}

/** predicted − true, item by item. */
export function errorsOf({ truth, predicted }: NumberPairs): Float64Array {
  return predicted.map((value, item) => value - truth[item])
}

/** The pairs of some items. @param items their indices */
export function pairsOfItems(
  { truth, predicted, units }: NumberPairs,
  items: readonly number[],
): NumberPairs {
  return {
    truth: Float64Array.from(items, (item) => truth[item]),
    predicted: Float64Array.from(items, (item) => predicted[item]),
    units: units && Int32Array.from(items, (item) => units[item]),
  }
}
