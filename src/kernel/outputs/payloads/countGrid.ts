import { encodeArray } from '../../../protocol/encoding'
import type { EncodedArray } from '../../../protocol/payloads'
import type { CountGrid } from '../../../protocol/residuals'

type Range = readonly [low: number, high: number]

/** How a plane is parted into equal cells. */
export interface GridShape {
  readonly x: Range
  readonly y: Range
  readonly columns: number
  readonly rows: number
}

/** Most that 16 bits can count. */
const MOST_IN_16_BITS = 0xff_ff

/** Counts points by the cells of a grid; what lies outside counts in the cell at the edge, what is no number nowhere. */
export function countGrid(x: ArrayLike<number>, y: ArrayLike<number>, shape: GridShape): CountGrid {
  const counts = new Int32Array(shape.columns * shape.rows)
  for (let item = 0; item < x.length; item++) {
    const column = cellOf(x[item], shape.x, shape.columns)
    const row = cellOf(y[item], shape.y, shape.rows)
    if (column >= 0 && row >= 0) counts[row * shape.columns + column]++
  }
  return { ...shape, counts: encodeCounts(counts) }
}

/** The range of the finite values, never a point; one around 0 where there are none. */
export function rangeOf(...columns: readonly ArrayLike<number>[]): Range {
  let [low, high] = [Infinity, -Infinity]
  for (const values of columns) {
    for (let item = 0; item < values.length; item++) {
      if (!Number.isFinite(values[item])) continue
      low = Math.min(low, values[item])
      high = Math.max(high, values[item])
    }
  }
  if (low > high) return [-1, 1]
  return high > low ? [low, high] : [low - 1, high + 1]
}

function cellOf(value: number, [low, high]: Range, cells: number): number {
  if (!Number.isFinite(value)) return -1
  return Math.min(cells - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * cells)))
}

/** In as few bytes as hold them all. */
function encodeCounts(counts: Int32Array): EncodedArray {
  return encodeArray(counts.some((count) => count > MOST_IN_16_BITS) ? counts : Uint16Array.from(counts))
}
