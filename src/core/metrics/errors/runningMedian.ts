import type { Estimate } from '../comparison/difference'
import { quantile } from '../quantiles'
import { marginOf, type UnitOfItems } from './clusteredInterval'

/** The middle of the errors among neighbours on an axis. */
export interface MedianPoint {
  /** Median of the neighbours' place on the axis. */
  readonly at: number
  readonly n: number
  readonly median: Estimate
}

/** Neighbourhoods along an axis at most, and items of one at least. */
const MOST_POINTS = 20
const LEAST_ITEMS = 20

/**
 * Medians of values over neighbourhoods of about equally many items along an axis, those at the same place together; none
 * where there are too few items to part.
 * @param at place of each item on the axis
 */
export function runningMedian(
  at: Float64Array,
  values: Float64Array,
  units: UnitOfItems,
): readonly MedianPoint[] {
  const order = [...at.keys()].sort((one, other) => at[one] - at[other])
  const count = Math.min(MOST_POINTS, Math.floor(order.length / LEAST_ITEMS))
  if (count < 2) return []
  const points: MedianPoint[] = []
  let start = 0
  for (let point = 1; point <= count && start < order.length; point++) {
    let end = Math.max(start + 1, Math.round((point * order.length) / count))
    while (end < order.length && at[order[end]] === at[order[end - 1]]) end++
    const items = order.slice(start, end)
    if (items.length >= LEAST_ITEMS || end === order.length) points.push(pointOf(items, at, values, units))
    start = end
  }
  return points
}

/**
 * A median with its 95 % interval: the quantiles at the ends of the interval of the share of values below it (Woodruff
 * 1952, doi:10.1080/01621459.1952.10483443), which holds for units of several items too.
 * @param values at least one
 */
export function medianEstimate(values: Float64Array, units: UnitOfItems): Estimate {
  const sorted = values.slice().sort()
  const value = quantile(sorted, 0.5)
  const below = values.map((each) => (each < value ? 1 : each === value ? 0.5 : 0))
  const share = below.reduce((sum, each) => sum + each, 0) / below.length
  const margin = marginOf(
    below.map((each) => each - share),
    units,
  )
  if (margin === null) return { value, low: null, high: null }
  const at = (position: number) => quantile(sorted, Math.min(1, Math.max(0, position)))
  return { value, low: at(0.5 - margin), high: at(0.5 + margin) }
}

function pointOf(
  items: readonly number[],
  at: Float64Array,
  values: Float64Array,
  units: UnitOfItems,
): MedianPoint {
  const of = (column: Float64Array) => Float64Array.from(items, (item) => column[item])
  return {
    at: quantile(of(at).sort(), 0.5),
    n: items.length,
    median: medianEstimate(of(values), units && Int32Array.from(items, (item) => units[item])),
  }
}
