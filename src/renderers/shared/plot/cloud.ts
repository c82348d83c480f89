import { ReoError } from '../../../core/errors'
import { decodeArray } from '../../../protocol/encoding'
import type { CountGrid } from '../../../protocol/residuals'

/** Dots that one plot draws at most: more would only cover each other and slow the page. */
const MAXIMUM_DOTS = 2500

/** Cells a side that many points are counted in. */
const CELLS = 64

/** A cell of fewer points than this shows them as dots: outliers stay visible and can be pointed at. */
const SPARSE = 4

export type Range = readonly [low: number, high: number]

/** Inclusive ranges on both axes; an open end is infinite. */
export interface Ranges {
  readonly x: Range
  readonly y: Range
}

/** A sample's place on a plot. */
export interface Dot {
  readonly id: string
  readonly x: number
  readonly y: number
}

/** Counts on a grid of equal cells; rows from low to high y; null where dots or nothing are drawn. */
export interface Density extends Ranges {
  readonly counts: readonly (readonly (number | null)[])[]
}

/** What a series looks like on the plot: dots, counts, or counts with the outliers as dots. */
export interface Cloud {
  readonly dots: readonly Dot[]
  readonly density?: Density
}

/** Dots at places that are numbers. @throws ReoError when the columns differ in length */
export function dotsAt(ids: readonly string[], x: ArrayLike<number>, y: ArrayLike<number>): readonly Dot[] {
  if (x.length !== ids.length || y.length !== ids.length) {
    throw new ReoError(`There are ${ids.length} ids for ${x.length} and ${y.length} values`, {
      mend: 'Run the cell again: the output is damaged.',
    })
  }
  return ids
    .map((id, index) => ({ id, x: x[index], y: y[index] }))
    .filter((dot) => Number.isFinite(dot.x) && Number.isFinite(dot.y))
}

/** Few dots as they are; of many, those that stand alone, and counts of the rest. @param limits that hold every dot */
export function cloudOf(dots: readonly Dot[], limits: Ranges): Cloud {
  if (dots.length <= MAXIMUM_DOTS) return { dots }
  const cellOf = (value: number, [low, high]: Range) =>
    Math.min(CELLS - 1, Math.floor(((value - low) / (high - low)) * CELLS))
  const countsOf = ({ x, y }: Dot) => [cellOf(y, limits.y), cellOf(x, limits.x)] as const
  const counts = Array.from({ length: CELLS }, () => new Array<number>(CELLS).fill(0))
  for (const dot of dots) {
    const [row, column] = countsOf(dot)
    counts[row][column] += 1
  }

  const flat = counts.flat()
  const dotsBelow = (limit: number) => flat.reduce((sum, count) => (count < limit ? sum + count : sum), 0)
  const sparse = Array.from({ length: SPARSE }, (_, index) => SPARSE - index).find(
    (limit) => dotsBelow(limit) <= MAXIMUM_DOTS,
  )
  const limit = sparse ?? 1
  return {
    dots: dots.filter((dot) => {
      const [row, column] = countsOf(dot)
      return counts[row][column] < limit
    }),
    density: { ...limits, counts: counts.map((row) => row.map((count) => (count < limit ? null : count))) },
  }
}

/** Counts that came ready-made. @throws ReoError when they do not fill the grid */
export function readGrid({ x, y, columns, rows, counts }: CountGrid): Density {
  const flat = Array.from(decodeArray(counts))
  if (flat.length !== columns * rows) {
    throw new ReoError(`A grid of ${columns} × ${rows} cells came with ${flat.length} counts`, {
      mend: 'Run the cell again: the output is damaged.',
    })
  }
  const lines = Array.from({ length: rows }, (_, row) => flat.slice(row * columns, (row + 1) * columns))
  return { x, y, counts: lines.map((row) => row.map((count) => (count > 0 ? count : null))) }
}

/** The dots within ranges. */
export function within(dots: readonly Dot[], { x, y }: Ranges): readonly Dot[] {
  const inside = (value: number, [low, high]: Range) => value >= low && value <= high
  return dots.filter((dot) => inside(dot.x, x) && inside(dot.y, y))
}

/** Limits that hold every dot and never collapse to a point. */
export function widened([low, high]: Range, values: readonly number[]): Range {
  let [least, most] = [low, high]
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return most > least ? [least, most] : [least - 1, most + 1]
}
