import type { Sample } from '../dataset/sample'

/** Columns in which data sets keep the tile that a patch was cut from. */
const TILE_COLUMNS = ['tile', 'tile_id', 'tileId', 's2_tile', 'mgrs', 'mgrs_tile'] as const

/** The tile that a sample says it comes from. */
export function tileOf({ metadata }: Sample): string | undefined {
  for (const column of TILE_COLUMNS) {
    const value = metadata[column]
    if (value !== undefined && value !== null && value !== '') return String(value)
  }
  return undefined
}
