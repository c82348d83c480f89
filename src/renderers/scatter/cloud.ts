import { ReoError } from '../../core/errors'
import { decodeArray } from '../../protocol/encoding'
import type { ScatterPoints } from '../../protocol/payloads'

/** Dots that one plot draws at most: more would only cover each other and slow the page. */
const MAXIMUM_DOTS = 2500

/** Cells a side that many points are counted in. */
const CELLS = 64

/** A cell of fewer points than this shows them as dots: outliers stay visible and can be pointed at. */
const SPARSE = 4

/** Inclusive ranges on both axes; an open end is infinite. */
export interface Ranges {
  readonly truth: readonly [low: number, high: number]
  readonly predicted: readonly [low: number, high: number]
}

export interface Dot {
  readonly id: string
  readonly truth: number
  readonly predicted: number
}

/** Counts on a square grid; row = predicted from low to high, column = truth; null where dots or nothing are drawn. */
export interface Density {
  readonly low: number
  readonly high: number
  readonly cells: number
  readonly counts: readonly (readonly (number | null)[])[]
}

/** What a series looks like on the plot: dots, counts, or counts with the outliers as dots. */
export interface Cloud {
  readonly dots: readonly Dot[]
  readonly density?: Density
}

/** The points of a payload; a pair without a number is left out. @throws ReoError when its arrays differ in length */
export function readDots(points: ScatterPoints & { kind: 'points' }): readonly Dot[] {
  const truth = decodeArray(points.truth)
  const predicted = decodeArray(points.predicted)
  const { ids } = points
  if (truth.length !== ids.length || predicted.length !== ids.length) {
    throw new ReoError(
      `There are ${ids.length} ids, ${truth.length} true and ${predicted.length} predicted values`,
    )
  }
  return ids
    .map((id, index) => ({ id, truth: truth[index], predicted: predicted[index] }))
    .filter((dot) => Number.isFinite(dot.truth) && Number.isFinite(dot.predicted))
}

/** Axis limits that hold every dot and never collapse to a point. */
export function axisLimits(
  limits: readonly [number, number],
  dots: readonly Dot[],
): readonly [number, number] {
  let [low, high] = limits
  for (const { truth, predicted } of dots) {
    low = Math.min(low, truth, predicted)
    high = Math.max(high, truth, predicted)
  }
  return high > low ? [low, high] : [low - 1, low + 1]
}

/** Few dots as they are; of many, those that stand alone, and counts of the rest. */
export function cloudOf(dots: readonly Dot[], [low, high]: readonly [number, number]): Cloud {
  if (dots.length <= MAXIMUM_DOTS) return { dots }
  const cellOf = (value: number) => Math.min(CELLS - 1, Math.floor(((value - low) / (high - low)) * CELLS))
  const counts = Array.from({ length: CELLS }, () => new Array<number>(CELLS).fill(0))
  for (const { truth, predicted } of dots) counts[cellOf(predicted)][cellOf(truth)] += 1

  const flat = counts.flat()
  const dotsBelow = (limit: number) => flat.reduce((sum, count) => (count < limit ? sum + count : sum), 0)
  const sparse = Array.from({ length: SPARSE }, (_, index) => SPARSE - index).find(
    (limit) => dotsBelow(limit) <= MAXIMUM_DOTS,
  )
  const limit = sparse ?? 1
  return {
    dots: dots.filter(({ truth, predicted }) => counts[cellOf(predicted)][cellOf(truth)] < limit),
    density: {
      low,
      high,
      cells: CELLS,
      counts: counts.map((row) => row.map((count) => (count < limit ? null : count))),
    },
  }
}

/** Counts that came ready-made. @throws ReoError when they do not fill the grid */
export function readDensity({ low, high, cells, counts }: ScatterPoints & { kind: 'density' }): Density {
  const flat = Array.from(decodeArray(counts))
  if (flat.length !== cells * cells) {
    throw new ReoError(`A grid of ${cells} × ${cells} cells came with ${flat.length} counts`)
  }
  const rows = Array.from({ length: cells }, (_, row) => flat.slice(row * cells, (row + 1) * cells))
  return { low, high, cells, counts: rows.map((row) => row.map((count) => (count > 0 ? count : null))) }
}

/** The dots within ranges. */
export function within(dots: readonly Dot[], { truth, predicted }: Ranges): readonly Dot[] {
  const inside = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high
  return dots.filter((dot) => inside(dot.truth, truth) && inside(dot.predicted, predicted))
}
