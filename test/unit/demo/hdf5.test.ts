import path from 'node:path'
import type { Group } from 'h5wasm/node'
import { Dataset, File, ready } from 'h5wasm/node'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SEED } from '../../../src/core/demo/generator'
import { makeSample } from '../../../src/core/demo/makeSample'
import { writeDemoDataset } from '../../../src/core/demo/writeDemoDataset'
import { temporaryFolder } from './temporaryFolder'

const ROWS = 4

/** AGBD-Lite's data card: shape after N, and type (h5wasm's names of uint8, uint16, int16 and float32). */
const SCHEMA: Readonly<Record<string, readonly [shape: readonly number[], dtype: string]>> = {
  S2_bands: [[25, 25, 12], '<H'],
  ALOS_bands: [[25, 25, 2], '<H'],
  DEM: [[25, 25], '<h'],
  LC: [[25, 25, 2], '<B'],
  'GEDI/agbd': [[], '<f'],
  'GEDI/rh98': [[], '<f'],
  'GEDI/lat_decimal': [[], '<f'],
  'GEDI/lat_offset': [[], '<B'],
  'GEDI/lon_decimal': [[], '<f'],
  'GEDI/lon_offset': [[], '<B'],
  'GEDI/pft_class': [[], '<B'],
  'GEDI/region_cla': [[], '<B'],
  'Sentinel_metadata/S2_date': [[], '<h'],
  'Sentinel_metadata/S2_boa_offset': [[], '<B'],
  region: [[], '<B'],
}

describe('the demo as HDF5', () => {
  it('has the layout of AGBD-Lite, and says that it is synthetic', async () => {
    const file = await writtenFile()
    for (const [name, [shape, dtype]] of Object.entries(SCHEMA)) {
      const dataset = datasetIn(file, name)
      expect([dataset.shape, dataset.dtype], name).toEqual([[ROWS, ...shape], dtype])
    }
    const names = file.paths().filter((name) => file.get(name) instanceof Dataset)
    expect(names.sort()).toEqual(Object.keys(SCHEMA).sort())
    expect(file.attrs['synthetic'].value).toBe(1)
    expect(datasetIn(file, 'ALOS_bands').attrs['order'].value).toEqual(['HH', 'HV'])
    expect(datasetIn(file, 'S2_bands').attrs['order'].value).toEqual(
      ['B01', 'B02', 'B03', 'B04', 'B05', 'B06', 'B07', 'B08', 'B8A', 'B09', 'B11', 'B12'], // prettier-ignore
    )
    file.close()
  })

  it('holds the samples of the GeoTIFFs, channels last, backscatter as JAXA numbers it', async () => {
    const file = await writtenFile()
    const made = makeSample(DEFAULT_SEED, 'test', 2)
    const pixel = 200
    const row = (name: string, ...ranges: [number, number][]) => {
      const values = datasetIn(file, name).slice([[2, 3], ...ranges])
      return Array.from(values as ArrayLike<number>)
    }
    const [y, x] = [Math.floor(pixel / 25), pixel % 25]
    const at: [number, number][] = [
      [y, y + 1],
      [x, x + 1],
    ]
    expect(row('S2_bands', ...at, [0, 12])).toEqual(bandsAt(made.s2, pixel, 12))
    const decibels = row('ALOS_bands', ...at, [0, 2]).map((number) => 10 * Math.log10(number ** 2) - 83)
    bandsAt(made.sar, pixel, 2).forEach((stored, band) => expect(decibels[band]).toBeCloseTo(stored / 100, 1))
    expect(row('LC', ...at, [0, 1])).toEqual([made.landCover[pixel]])
    expect(row('GEDI/agbd')[0]).toBeCloseTo(made.truth.agb, 3)
    for (const [axis, degrees] of [
      ['lat', made.placement.centre.latitude],
      ['lon', made.placement.centre.longitude],
    ] as const) {
      const [decimal] = row(`GEDI/${axis}_decimal`)
      const [offset] = row(`GEDI/${axis}_offset`)
      expect(Math.sign(decimal) * (Math.abs(decimal) + offset)).toBeCloseTo(degrees, 5)
    }
    const [days] = row('Sentinel_metadata/S2_date')
    expect(new Date(Date.UTC(2019, 3, 17 + days)).toISOString().slice(0, 10)).toBe(made.acquisition.date)
    file.close()
  })
})

async function writtenFile(): Promise<File> {
  const folder = await temporaryFolder()
  await writeDemoDataset(folder, { counts: { train: 0, val: 0, test: ROWS }, hdf5: true })
  await ready
  return new File(path.join(folder, 'AGBD-Lite-test.h5'), 'r')
}

function datasetIn(group: Group, name: string): Dataset {
  const found = group.get(name)
  if (found instanceof Dataset) return found
  throw new Error(`${name} is missing`)
}

function bandsAt(image: ArrayLike<number>, pixel: number, bands: number): number[] {
  return Array.from({ length: bands }, (_, band) => image[band * 625 + pixel])
}
