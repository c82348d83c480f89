import path from 'node:path'
import type { Split } from '../../dataset/sample'
import { PALSAR2_BANDS, SENTINEL2_BANDS } from '../../imagery/bands'
import { daysSinceAgbdEpoch } from '../acquisition'
import { PATCH_PIXELS, PATCH_SIZE } from '../grid'
import type { DemoSample } from '../makeSample'
import { REGIONS } from '../regions'
import { BACKSCATTER_NODATA } from '../signal/digitise'
import { DATASET_LICENCE, DATASET_NAME } from './describe'

type Values = Uint8Array | Uint16Array | Int16Array | Float32Array

/** One data set of the file: its type, the shape of a row, and a sample's values for that row. */
interface Column {
  readonly name: string
  readonly dtype: '<B' | '<H' | '<h' | '<f'
  readonly shape: readonly number[]
  readonly make: (length: number) => Values
  /** Band names, in the attribute `order`. */
  readonly order?: readonly string[]
  readonly valuesOf: (sample: DemoSample) => ArrayLike<number>
}

const PATCH = [PATCH_SIZE, PATCH_SIZE] as const

const uint8 = { dtype: '<B', make: (length: number) => new Uint8Array(length) } as const
const uint16 = { dtype: '<H', make: (length: number) => new Uint16Array(length) } as const
const int16 = { dtype: '<h', make: (length: number) => new Int16Array(length) } as const
const float32 = { dtype: '<f', make: (length: number) => new Float32Array(length) } as const

/** The layout of AGBD-Lite (Zenodo 18485030), which its data card describes. */
const COLUMNS: readonly Column[] = [
  {
    name: 'S2_bands',
    ...uint16,
    shape: [...PATCH, SENTINEL2_BANDS.length],
    order: SENTINEL2_BANDS,
    valuesOf: ({ s2 }) => bandsLast(s2, 12),
  },
  {
    name: 'ALOS_bands',
    ...uint16,
    shape: [...PATCH, PALSAR2_BANDS.length],
    order: PALSAR2_BANDS,
    valuesOf: alosNumbers,
  },
  { name: 'DEM', ...int16, shape: PATCH, valuesOf: ({ elevation }) => elevation },
  { name: 'LC', ...uint8, shape: [...PATCH, 2], valuesOf: landCoverAndProbability },
  { name: 'GEDI/agbd', ...float32, shape: [], valuesOf: ({ truth }) => [truth.agb] },
  { name: 'GEDI/rh98', ...float32, shape: [], valuesOf: ({ truth }) => [canopyHeight(truth.agb)] },
  {
    name: 'GEDI/lat_decimal',
    ...float32,
    shape: [],
    valuesOf: ({ placement }) => [placement.centre.latitude % 1],
  },
  {
    name: 'GEDI/lat_offset',
    ...uint8,
    shape: [],
    valuesOf: ({ placement }) => [wholeDegrees(placement.centre.latitude)],
  },
  {
    name: 'GEDI/lon_decimal',
    ...float32,
    shape: [],
    valuesOf: ({ placement }) => [placement.centre.longitude % 1],
  },
  {
    name: 'GEDI/lon_offset',
    ...uint8,
    shape: [],
    valuesOf: ({ placement }) => [wholeDegrees(placement.centre.longitude)],
  },
  {
    name: 'GEDI/pft_class',
    ...uint8,
    shape: [],
    valuesOf: ({ truth }) => [plantFunctionalType(truth.landCover)],
  },
  { name: 'GEDI/region_cla', ...uint8, shape: [], valuesOf: ({ tile }) => [tile.region.gediRegion] },
  {
    name: 'Sentinel_metadata/S2_date',
    ...int16,
    shape: [],
    valuesOf: ({ acquisition }) => [daysSinceAgbdEpoch(acquisition.date)],
  },
  // 0 although the numbers carry + 1000, as in AGBD
  { name: 'Sentinel_metadata/S2_boa_offset', ...uint8, shape: [], valuesOf: () => [0] },
  { name: 'region', ...uint8, shape: [], valuesOf: ({ tile }) => [REGIONS.indexOf(tile.region)] },
]

/** Attributes of the file, which AGBD-Lite lacks: nobody shall take it for observations. */
const ABOUT = { title: DATASET_NAME, license: DATASET_LICENCE, synthetic: 1 } as const

/** Collects a split's samples and writes them as one HDF5 file. */
export interface Hdf5Split {
  add(sample: DemoSample): void
  write(): Promise<void>
}

/** A split to be written as `AGBD-Lite-{split}.h5`; its rows stay in memory until then (18 kB a sample). */
export function collectHdf5(directory: string, split: Split, rows: number): Hdf5Split {
  const arrays = COLUMNS.map(({ make, shape }) => make(rows * sizeOf(shape)))
  let row = 0
  return {
    add: (sample) => {
      COLUMNS.forEach(({ shape, valuesOf }, column) =>
        arrays[column].set(valuesOf(sample), row * sizeOf(shape)),
      )
      row++
    },
    write: () => writeFile(path.join(directory, `AGBD-Lite-${split}.h5`), rows, arrays),
  }
}

async function writeFile(file: string, rows: number, arrays: readonly Values[]): Promise<void> {
  const { default: hdf5 } = await import('h5wasm/node')
  await hdf5.ready
  const output = new hdf5.File(file, 'w')
  try {
    for (const [name, value] of Object.entries(ABOUT)) output.create_attribute(name, value)
    for (const group of ['GEDI', 'Sentinel_metadata']) output.create_group(group)
    COLUMNS.forEach(({ name, dtype, shape, order }, column) => {
      const dataset = output.create_dataset({ name, dtype, data: arrays[column], shape: [rows, ...shape] })
      if (order !== undefined) dataset.create_attribute('order', [...order])
    })
  } finally {
    output.close()
  }
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, axis) => product * axis, 1)
}

/** From bands × pixels to pixels × bands. */
function bandsLast(data: ArrayLike<number>, bands: number): number[] {
  return Array.from(
    { length: bands * PATCH_PIXELS },
    (_, at) => data[(at % bands) * PATCH_PIXELS + Math.floor(at / bands)],
  )
}

/** JAXA's digital numbers: dB = 10·log10(DN²) − 83, and 0 is no data. */
function alosNumbers({ sar }: DemoSample): number[] {
  return bandsLast(sar, PALSAR2_BANDS.length).map((stored) =>
    stored === BACKSCATTER_NODATA ? 0 : Math.round(10 ** ((stored / 100 + 83) / 20)),
  )
}

function landCoverAndProbability({ landCover }: DemoSample): number[] {
  return Array.from(landCover).flatMap((code) => [code, 100])
}

/** Height in metres of the canopy that usually carries so much biomass; a smooth stand-in for GEDI's rh98. */
function canopyHeight(biomass: number): number {
  return 2 + 1.9 * Math.sqrt(biomass)
}

/** GEDI's classes: 1 evergreen needle, 2 evergreen broad, 4 deciduous broad, 5 shrub, 6 grass, 0 none. */
function plantFunctionalType(code: number): number {
  const types: Readonly<Record<number, number>> = {
    20: 5,
    30: 6,
    40: 6,
    90: 6,
    111: 1,
    121: 1,
    112: 2,
    122: 2,
  }
  return types[code] ?? (code > 110 ? 4 : 0)
}

function wholeDegrees(degrees: number): number {
  return Math.trunc(Math.abs(degrees))
}
