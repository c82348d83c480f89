import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RasterFile } from '../../../src/core/dataset/geotiff/rasterFile'
import { temporaryFolder, writeFiles } from './support/folders'
import { OVERVIEW_TIFF } from './support/overviewTiff'
import { tiffBytes, type TiffSpec } from './support/tiffBytes'

async function opened(bytes: Uint8Array): Promise<RasterFile> {
  const folder = await writeFiles(temporaryFolder(), { 'raster.tif': bytes })
  const raster = await RasterFile.open(path.join(folder, 'raster.tif'), 'raster.tif')
  onTestFinished(() => raster.close())
  return raster
}

const spec: TiffSpec = {
  width: 23,
  height: 17,
  bands: 3,
  type: 'int16',
  pixel: (band, x, y) => band * 1000 - y * 37 + x,
}

const LAYOUTS: Readonly<Record<string, Partial<TiffSpec>>> = {
  'one strip': {},
  'strips of 3 rows': { rowsPerStrip: 3, deflate: true },
  'strips, bands separate': { rowsPerStrip: 4, separateBands: true },
  tiles: { tile: [8, 6], deflate: true },
  'tiles, bands separate, big-endian': { tile: [8, 6], separateBands: true, bigEndian: true },
}

describe('a window of a raster file', () => {
  for (const [name, layout] of Object.entries(LAYOUTS)) {
    it(`holds the pixels asked for: ${name}`, async () => {
      const raster = await opened(tiffBytes({ ...spec, ...layout }))
      for (const [left, top, width, height] of [
        [0, 0, 23, 17],
        [7, 5, 10, 8],
        [22, 16, 1, 1],
        [3, 0, 1, 17],
      ]) {
        const pixels = await raster.read({ left, top, width, height }, { bands: [2, 0] })
        const expected = [2, 0].flatMap((band) =>
          Array.from({ length: width * height }, (_, index) =>
            spec.pixel(band, left + (index % width), top + Math.floor(index / width)),
          ),
        )
        expect(pixels).toMatchObject({ width, height, bands: 2, type: 'int16' })
        expect([...pixels.data]).toEqual(expected)
      }
    })
  }

  it('is read from a long uncompressed strip without the rest', async () => {
    const long: TiffSpec = { ...spec, width: 2000, height: 400, separateBands: true }
    const raster = await opened(tiffBytes(long))
    const { data } = await raster.read({ left: 1990, top: 396, width: 2, height: 2 }, { bands: [1] })
    const [here, below] = [1000 - 396 * 37 + 1990, 1000 - 397 * 37 + 1990]
    expect([...data]).toEqual([here, here + 1, below, below + 1])
  })

  it('is refused outside the raster, and where it would fill the memory', async () => {
    const raster = await opened(tiffBytes({ ...spec, tile: [8, 6] }))
    const window = { left: 20, top: 0, width: 4, height: 4 }
    await expect(raster.read(window)).rejects.toThrow(
      'raster.tif: There is no window of 4 × 4 px at 20, 0 with bands 0, 1, 2 in level 0. ' +
        'The raster has 23 × 17 px, 3 bands and 1 levels.',
    )
    await expect(raster.read({ ...window, left: 0.5 })).rejects.toThrow('There is no window')
    await expect(raster.read({ ...window, left: 0 }, { bands: [3] })).rejects.toThrow('There is no window')
    await expect(raster.read({ ...window, left: 0 }, { level: 1 })).rejects.toThrow('There is no window')
  })
})

describe('a large raster', () => {
  it('of 60,000 × 60,000 is read where it has pixels, and refused as a whole', async () => {
    const tiles = 235 * 235
    const bytes = tiffBytes({
      ...spec,
      width: 3,
      height: 3,
      bands: 1,
      tile: [256, 256],
      nodata: '-5',
      fields: {
        256: [60_000],
        257: [60_000],
        324: Array.from({ length: tiles }, () => 0),
        325: Array.from({ length: tiles }, () => 0),
      },
    })
    const raster = await opened(bytes)
    const { data } = await raster.read({ left: 59_990, top: 30_000, width: 10, height: 10 })
    expect(new Set(data)).toEqual(new Set([-5]))
    await expect(raster.read({ left: 0, top: 0, width: 60_000, height: 60_000 })).rejects.toThrow(
      'declares 60000 × 60000 × 1 values, more than the 100 million that are read at once',
    )
  })

  it('has overviews, scales and names as GDAL wrote them', async () => {
    const raster = await opened(OVERVIEW_TIFF)
    expect(raster).toMatchObject({ width: 70, height: 50, bands: 2, type: 'uint16', nodata: 0 })
    expect(raster.levels).toEqual([
      { width: 70, height: 50 },
      { width: 35, height: 25 },
      { width: 18, height: 13 },
    ])
    expect(raster.georeference).toEqual({ origin: [500000, 8000000], pixelSize: [10, -10] })
    expect(raster.bandNames).toEqual([undefined, 'B08'])
    expect(raster.bandScales).toEqual([{ scale: 0.0001, offset: -0.1 }, undefined])
    const smallest = await raster.read({ left: 3, top: 2, width: 4, height: 3 }, { level: 2, bands: [1] })
    expect([...smallest.data]).toEqual([
      1186, 1187, 1188, 1189, 1263, 1263, 1264, 1265, 1339, 1340, 1341, 1342,
    ])
    const full = await raster.read({ left: 33, top: 20, width: 2, height: 1 })
    expect([...full.data]).toEqual([408, 408, 1408, 1408])
  })

  it('whose directories lead back to each other opens with the overviews before that', async () => {
    const bytes = OVERVIEW_TIFF.slice()
    const view = new DataView(bytes.buffer)
    const first = Number(view.getBigUint64(8, true))
    const second = first + 8 + Number(view.getBigUint64(first, true)) * 20
    const position = Number(view.getBigUint64(second, true))
    view.setBigUint64(position + 8 + Number(view.getBigUint64(position, true)) * 20, BigInt(first), true)
    expect((await opened(bytes)).levels).toHaveLength(2)
  })
})
