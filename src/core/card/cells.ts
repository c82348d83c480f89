import type { Location } from '../dataset/sample'

/** Side of the smallest cells of a map in degrees: about 1 km. */
const SMALLEST_CELL = 0.01

/** Side of the cells of a level in degrees: 0.01, doubled from level to level. */
export function cellSide(level: number): number {
  return SMALLEST_CELL * 2 ** level
}

/** The cell of a place: its row from 90° S and its column from 180° W; undefined where there is no such place. */
export function cellOf(
  { latitude, longitude }: Location,
  level: number,
): readonly [row: number, column: number] | undefined {
  if (!(Math.abs(latitude) <= 90) || !Number.isFinite(longitude)) return undefined
  const row = Math.floor((latitude + 90) / SMALLEST_CELL)
  const column = Math.floor((wrapped(longitude) + 180) / SMALLEST_CELL)
  return [Math.floor(row / 2 ** level), Math.floor(column / 2 ** level)]
}

/** A longitude from −180 to below 180. */
export function wrapped(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180
}
