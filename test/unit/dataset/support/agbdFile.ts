import path from 'node:path'
import type { Group } from 'h5wasm/node'
import { temporaryFolder } from './folders'

export const BANDS = ['B01', 'B02', 'B03', 'B04', 'B05', 'B06', 'B07', 'B08', 'B8A', 'B09', 'B11', 'B12']

/** Sides of AGBD's patches. */
const SIZE = 25
const PIXELS = SIZE * SIZE
const CENTRE = Math.floor(PIXELS / 2)

export const S2_DN = (row: number, pixel: number, band: number): number =>
  1000 + row * 10 + band * 100 + (pixel % 7)
export const ALOS_DN = (row: number, pixel: number, band: number): number =>
  2000 + row - band * 1000 + (pixel % 5)
const LC_CODE = (row: number): number => [111, 40, 255, 20, 37][row % 5]
export const AGB = (row: number): number => row * 1.5

export interface AgbdOptions {
  /** Rows a chunk; in one piece when absent. */
  readonly chunkRows?: number
  /** Names left out. */
  readonly without?: readonly string[]
}

/** Writes AGBD-Lite's arrays into a group: names, shapes, types and attributes of its data card. */
export function writeAgbdArrays(
  group: Group,
  rows: number,
  { chunkRows, without = [] }: AgbdOptions = {},
): void {
  const add = (
    name: string,
    data: Uint16Array | Int16Array | Uint8Array | Float32Array,
    ...shape: number[]
  ): void => {
    if (without.includes(name)) return
    const full = [rows, ...shape]
    const chunks =
      chunkRows === undefined ? {} : { chunks: [chunkRows, ...shape], compression: 'gzip' as const }
    group.create_dataset({ name, data, shape: full, ...chunks })
  }
  const patches = <Values extends Uint16Array | Int16Array | Uint8Array>(
    values: Values,
    channels: number,
    valueOf: (row: number, pixel: number, channel: number) => number,
  ): Values => {
    for (let at = 0; at < values.length; at++) {
      const pixel = Math.floor(at / channels)
      values[at] = valueOf(Math.floor(pixel / PIXELS), pixel % PIXELS, at % channels)
    }
    return values
  }
  const column = (valueOf: (row: number) => number): Float32Array =>
    Float32Array.from({ length: rows }, (_, row) => valueOf(row))
  const bytes = (valueOf: (row: number) => number): Uint8Array =>
    Uint8Array.from({ length: rows }, (_, row) => valueOf(row))

  const s2 = patches(new Uint16Array(rows * PIXELS * 12), 12, (row, pixel, band) =>
    pixel === 0 ? 0 : pixel === 1 ? 900 : S2_DN(row, pixel, band),
  )
  add('S2_bands', s2, SIZE, SIZE, 12)
  const alos = patches(new Uint16Array(rows * PIXELS * 2), 2, (row, pixel, band) =>
    pixel === 0 ? 0 : ALOS_DN(row, pixel, band),
  )
  add('ALOS_bands', alos, SIZE, SIZE, 2)
  add(
    'DEM',
    patches(new Int16Array(rows * PIXELS), 1, () => 300),
    SIZE,
    SIZE,
  )
  const landCover = (row: number, pixel: number, channel: number): number =>
    channel === 1 ? 80 : pixel === CENTRE ? LC_CODE(row) : 30
  add('LC', patches(new Uint8Array(rows * PIXELS * 2), 2, landCover), SIZE, SIZE, 2)
  group.create_group('GEDI')
  group.create_group('Sentinel_metadata')
  add('GEDI/agbd', column(AGB))
  add(
    'GEDI/rh98',
    column((row) => row + 0.5),
  )
  add(
    'GEDI/lat_decimal',
    column((row) => (row % 2 === 0 ? -0.25 : 0.5)),
  )
  add(
    'GEDI/lat_offset',
    bytes((row) => row),
  )
  add(
    'GEDI/lon_decimal',
    column((row) => (row % 2 === 0 ? 0.125 : -0.75)),
  )
  add(
    'GEDI/lon_offset',
    bytes(() => 60),
  )
  add(
    'GEDI/pft_class',
    bytes(() => 4),
  )
  add(
    'GEDI/region_cla',
    bytes(() => 3),
  )
  add(
    'Sentinel_metadata/S2_date',
    Int16Array.from({ length: rows }, (_, row) => row),
  )
  add(
    'Sentinel_metadata/S2_boa_offset',
    bytes(() => 0),
  )
  add(
    'region',
    bytes((row) => row % 3),
  )
  const order: readonly (readonly [string, string[]])[] = [
    ['S2_bands', BANDS],
    ['ALOS_bands', ['HH', 'HV']],
  ]
  for (const [name, bands] of order) {
    const array = without.includes(name) ? null : group.get(name)
    if (array !== null && 'create_attribute' in array) array.create_attribute('order', bands)
  }
}

/** Writes an HDF5 file. */
export async function hdf5File(file: string, fill: (root: Group) => void): Promise<string> {
  const library = await import('h5wasm/node')
  await library.ready
  const output = new library.File(file, 'w')
  try {
    fill(output)
  } finally {
    output.close()
  }
  return file
}

/** An AGBD-Lite file in a folder of its own. */
export function agbdLiteFile(
  rows: number,
  options?: AgbdOptions,
  name = 'AGBD-Lite-test.h5',
): Promise<string> {
  return hdf5File(path.join(temporaryFolder(), name), (root) => writeAgbdArrays(root, rows, options))
}
