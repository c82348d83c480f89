import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { oneLabel } from '../../../src/core/dataset/readers/chip/oneLabel'
import { temporaryFolder, writeFiles } from './support/folders'
import { GDAL_TIFFS } from './support/gdalTiffs'
import { tiffBytes, type TiffSpec } from './support/tiffBytes'
import { all } from './support/reading'

const chip = { width: 11, height: 7 } as const
const s2: TiffSpec = {
  ...chip,
  bands: 2,
  type: 'uint16',
  pixel: (band, x, y) => 100 + band * 1000 + y * 20 + x,
}
const agb: TiffSpec = { ...chip, bands: 1, type: 'float32', pixel: (_, x, y) => y * 20 + x, nodata: '-9999' }
const landCover: TiffSpec = { ...chip, bands: 1, type: 'uint8', pixel: (_, x) => (x < 5 ? 111 : 40) }

const DESCRIPTION = {
  format: 'reo-dataset/1',
  name: 'one chip',
  grid: { patchSize: [3, 3] },
  modalities: {
    s2: { images: 's2.tif', bands: ['B04', 'B08'], scale: 0.001, nodata: 0 },
    landCover: { images: 'lc.tif', bands: ['class'] },
  },
  labels: { agb: { image: 'agb.tif', at: 'centre' }, landCover: { image: 'lc.tif', at: 'majority' } },
  metadata: { meanAgb: { image: 'agb.tif', at: 'mean' } },
  split: 'val',
}

function chipFolder(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const files = {
    'dataset.json': DESCRIPTION,
    's2.tif': tiffBytes(s2),
    'agb.tif': tiffBytes(agb),
    'lc.tif': tiffBytes(landCover),
  }
  const present = Object.entries({ ...files, ...changes }).filter(([, content]) => content !== null)
  return writeFiles(temporaryFolder(), Object.fromEntries(present))
}

describe('a chip cut into patches on a grid', () => {
  it('has the whole patches that fit, row by row', async () => {
    const dataset = await openDataset(await chipFolder())
    expect(dataset.description).toMatchObject({
      format: 'chip-grid',
      patchSize: [3, 3],
      tasks: ['landCover', 'agb'],
      sampleCounts: { train: 0, val: 6, test: 0 },
      modalities: { s2: { bands: ['B04', 'B08'], unit: 'reflectance' }, landCover: { unit: 'CGLS code' } },
    })
    const samples = await all(dataset)
    expect(samples.map(({ id }) => id)).toEqual(['r00c00', 'r00c01', 'r00c02', 'r01c00', 'r01c01', 'r01c02'])
  })

  it('takes labels at the centre, by majority and as the mean', async () => {
    const samples = await all(await openDataset(await chipFolder()))
    expect(samples[4]).toEqual({
      id: 'r01c01',
      split: 'val',
      // Rows 3 to 5, columns 3 to 5: two of three columns are forest.
      truth: { agb: 4 * 20 + 4, landCover: 111 },
      metadata: { row: 1, column: 1, meanAgb: 4 * 20 + 4 },
    })
  })

  it('cuts its patches at the right place', async () => {
    const dataset = await openDataset(await chipFolder())
    const sample = await dataset.find('r01c02')
    const [result] = await dataset.readImagery(sample === undefined ? [] : [sample])
    if ('problem' in result) throw new Error(result.problem.message)
    const [b04, b08] = [0, 1].map((band) =>
      Array.from(
        { length: 9 },
        (_, pixel) => s2.pixel(band, 6 + (pixel % 3), 3 + Math.floor(pixel / 3)) / 1000,
      ),
    )
    expect(result.imagery.s2?.data).toEqual(Float32Array.from([...b04, ...b08]))
    expect([...(result.imagery.landCover?.data ?? [])]).toEqual([40, 40, 40, 40, 40, 40, 40, 40, 40])
  })

  it('leaves a label out where its raster has no data, and one out of range with a word', async () => {
    const odd = (x: number, y: number): number => (x === 1 && y === 1 ? -9999 : x === 4 && y === 1 ? 600 : 1)
    const dataset = await openDataset(
      await chipFolder({ 'agb.tif': tiffBytes({ ...agb, pixel: (_, x, y) => odd(x, y) }) }),
    )
    const samples = await all(dataset)
    expect(samples[0].truth.agb).toBeUndefined()
    expect(samples[0].metadata.meanAgb).toBe(1)
    expect(samples[1].truth.agb).toBeUndefined()
    expect(dataset.problems()).toEqual([
      {
        where: 'r00c01',
        message: 'the above-ground biomass 600 Mg/ha is outside 0–500 Mg/ha; the label is left out',
      },
    ])
  })

  it('notes patches without data and goes on', async () => {
    const half: TiffSpec = { ...s2, pixel: (band, x, y) => (x < 3 ? 0 : s2.pixel(band, x, y)) }
    const description = { ...DESCRIPTION, modalities: { s2: DESCRIPTION.modalities.s2 } }
    const dataset = await openDataset(
      await chipFolder({ 's2.tif': tiffBytes(half), 'dataset.json': description }),
    )
    const results = await dataset.readImagery(await all(dataset))
    const failed = results.filter((result) => 'problem' in result).map(({ sample }) => sample.id)
    expect(failed).toEqual(['r00c00', 'r01c00'])
  })
})

it('knows where on Earth its patches are, south of the equator too', async () => {
  const folder = await chipFolder({
    'dataset.json': {
      ...DESCRIPTION,
      modalities: { s2: { images: 'gdal.tif', bands: ['B02', 'B03', 'B08'] } },
      labels: {},
      metadata: {},
    },
    'gdal.tif': GDAL_TIFFS.bigTiffGeoreferenced,
  })
  const dataset = await openDataset(folder)
  expect(dataset.description).toMatchObject({ crs: 'EPSG:32719', pixelSize: 10 })
  const { location } = (await dataset.find('r00c01')) ?? {}
  // by GDAL's osr.CoordinateTransformation
  expect(location?.latitude).toBeCloseTo(-18.088844521011605, 8)
  expect(location?.longitude).toBeCloseTo(-68.99957470729636, 8)
})

describe('a chip that cannot be opened says which key is wrong', () => {
  const refused = async (changes: Readonly<Record<string, unknown>>) => openDataset(await chipFolder(changes))
  const described = (changes: Readonly<Record<string, unknown>>) =>
    refused({ 'dataset.json': { ...DESCRIPTION, ...changes } })

  it('rasters that are missing, of another size or with other bands', async () => {
    await expect(refused({ 's2.tif': null })).rejects.toThrow(
      /"modalities\.s2\.images": .*s2\.tif: The file is missing/,
    )
    await expect(refused({ 'agb.tif': null })).rejects.toThrow(
      /"labels\.agb\.image": .*agb\.tif: The file is missing/,
    )
    await expect(refused({ 'agb.tif': tiffBytes({ ...agb, width: 10 }) })).rejects.toThrow(
      'agb.tif: The raster has 10 × 7 px, the others have 11 × 7 px, and they do not all say where they lie',
    )
    await expect(refused({ 's2.tif': tiffBytes({ ...s2, bands: 3 }) })).rejects.toThrow(
      's2.tif: The image has 3 bands, "modalities.s2.bands" names 2',
    )
    await expect(described({ labels: { agb: { image: 'agb.tif', band: 2, at: 'mean' } } })).rejects.toThrow(
      'agb.tif: "labels.agb.band" is 2, but the raster has 1',
    )
  })

  it('keys that are missing or wrong', async () => {
    await expect(described({ grid: {} })).rejects.toThrow('"grid.patchSize" is missing')
    await expect(described({ labels: { agb: { image: 'agb.tif' } } })).rejects.toThrow(
      '"labels.agb.at" is missing',
    )
    await expect(described({ labels: { agb: { image: 'agb.tif', at: 'corner' } } })).rejects.toThrow(
      '"labels.agb.at": expected "centre", "mean" or "majority", found "corner"',
    )
    const window = { left: 9, top: 0, width: 3, height: 3 }
    await expect(described({ grid: { patchSize: [3, 3], window } })).rejects.toThrow(
      '"grid.window" leaves the raster, which has 11 × 7 px',
    )
    await expect(described({ grid: { patchSize: [25, 25] } })).rejects.toThrow(
      'The raster has 11 × 7 px, too few for one patch of 25 × 25 px',
    )
  })

  it('files outside its root, which only a description opened by its path may choose', async () => {
    const folder = await chipFolder()
    const mine = await writeFiles(temporaryFolder(), { 'mine.json': { ...DESCRIPTION, root: folder } })
    expect((await openDataset(path.join(mine, 'mine.json'))).description.sampleCounts.val).toBe(6)
    const escaping = {
      ...DESCRIPTION,
      modalities: { s2: { ...DESCRIPTION.modalities.s2, images: '../s2.tif' } },
    }
    await expect(refused({ 'dataset.json': escaping })).rejects.toThrow(
      'The path "../s2.tif" leaves the data set',
    )
  })
})

it('is cut within a window only', async () => {
  const window = { left: 4, top: 3, width: 7, height: 4 }
  const dataset = await openDataset(
    await chipFolder({ 'dataset.json': { ...DESCRIPTION, grid: { patchSize: [3, 3], window } } }),
  )
  const samples = await all(dataset)
  expect(samples.map(({ id, truth }) => [id, truth.agb])).toEqual([
    ['r00c00', 4 * 20 + 5],
    ['r00c01', 4 * 20 + 8],
  ])
  expect(await dataset.find('r00c02')).toBeUndefined()
  expect(await dataset.find('r0c0')).toBeUndefined()
})

describe('the one label of a patch', () => {
  const values = Float64Array.of(1, 1, 2, 2, Number.NaN, 2, 1, 3, 9)

  it('is the centre pixel, the mean or the most frequent value of what is known', () => {
    expect(oneLabel(values, 3, 3, 'centre')).toBeUndefined()
    expect(oneLabel(values, 3, 3, 'mean')).toBeCloseTo(21 / 8, 12)
    expect(oneLabel(values, 3, 3, 'majority')).toBe(1)
    const unknown = new Float64Array(9).fill(Number.NaN)
    for (const at of ['centre', 'mean', 'majority'] as const)
      expect(oneLabel(unknown, 3, 3, at)).toBeUndefined()
  })
})
