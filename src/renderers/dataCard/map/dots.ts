import { cellSide } from '../../../core/card/cells'
import type { PlaceSummary } from '../../../core/card/placeTally'
import type { BySplit } from '../../../core/card/splitCounts'
import type { CardSlice } from '../../../core/card/slice'
import type { MapView } from './mapView'

/** Cells are drawn at least this far apart, in units of the drawing. */
const SPACING = 9

/** A cell's samples as a dot. */
export interface Dot {
  readonly x: number
  readonly y: number
  /** Middle of the cell in degrees. */
  readonly latitude: number
  readonly longitude: number
  readonly counts: BySplit<number>
  readonly slice: CardSlice
}

/** The cells of a card gathered into those that a view has room for, with the level of these. */
export function dotsOf({ cells, level }: PlaceSummary, view: MapView): readonly Dot[] {
  const wanted = Math.ceil(Math.log2((SPACING * view.degreesAUnit) / cellSide(0)))
  const shown = Math.max(level, wanted)
  const side = cellSide(shown)
  const gathered = new Map<
    string,
    { row: number; column: number; train: number; val: number; test: number }
  >()
  for (const [fineRow, fineColumn, train, val, test] of cells) {
    const [row, column] = [fineRow, fineColumn].map((index) => Math.floor(index / 2 ** (shown - level)))
    const key = `${row},${column}`
    const cell = gathered.get(key) ?? { row, column, train: 0, val: 0, test: 0 }
    cell.train += train
    cell.val += val
    cell.test += test
    gathered.set(key, cell)
  }
  return [...gathered.values()].map(({ row, column, ...counts }) => {
    const latitude = Math.min(90, (row + 0.5) * side - 90)
    const longitude = Math.min(180, (column + 0.5) * side - 180)
    const [x, y] = view.place(latitude, longitude)
    return { x, y, latitude, longitude, counts, slice: { kind: 'place', level: shown, row, column } }
  })
}

/** Radius of a dot whose area stands for a share 0–1 of the largest count. */
export function radiusOf(share: number): number {
  return share === 0 ? 0 : Math.max(1.8, SPACING * 0.62 * Math.sqrt(share))
}
