import { fromArrayBuffer } from 'geotiff'
import { describe, expect, it } from 'vitest'
import { readGeotiff, readPixels, readPixelsFast } from '../../../src/core/dataset/geotiff/readGeotiff'
import { GDAL_TIFFS, gdalPixel } from './support/gdalTiffs'
import { tiffBytes, type TiffSpec } from './support/tiffBytes'

const base: TiffSpec = {
  width: 7,
  height: 5,
  bands: 3,
  type: 'uint16',
  pixel: (band, x, y) => band * 1000 + y * 37 + x,
}

/** What a reader has to give: band by band, row by row. */
function expected({ width, height, bands, pixel }: TiffSpec): number[] {
  return Array.from({ length: bands * height * width }, (_, index) => {
    const place = index % (width * height)
    return pixel(Math.floor(index / (width * height)), place % width, Math.floor(place / width))
  })
}

describe('the fast path', () => {
  const types = ['uint8', 'int8', 'uint16', 'int16', 'uint32', 'int32', 'float32', 'float64'] as const
  const signed: TiffSpec['pixel'] = (band, x, y) => (x % 2 === 0 ? -1 : 1) * (band * 30 + y * 5 + x + 1)
  const positive: TiffSpec['pixel'] = (band, x, y) => band * 60 + y * 7 + x
  const layouts: Readonly<Record<string, Partial<TiffSpec>>> = {
    'one strip, bands side by side': {},
    'strips of 2 rows, bands side by side': { rowsPerStrip: 2 },
    'strips of 2 rows, bands separate': { rowsPerStrip: 2, separateBands: true },
    'tiles, bands side by side': { tile: [4, 3] },
    'tiles, bands separate': { tile: [4, 3], separateBands: true },
  }

  for (const [name, layout] of Object.entries(layouts)) {
    for (const type of types) {
      for (const bigEndian of [false, true]) {
        for (const deflate of [false, true]) {
          const order = bigEndian ? 'big-endian' : 'little-endian'
          it(`reads ${type}, ${order}, ${deflate ? 'deflate' : 'uncompressed'}, ${name}`, () => {
            const pixel = type.startsWith('u') ? positive : signed
            const spec = { ...base, ...layout, type, bigEndian, deflate, pixel }
            const image = readPixelsFast(tiffBytes(spec), 'test.tif')
            expect(image?.pixels).toMatchObject({ width: 7, height: 5, bands: 3, type })
            expect([...(image?.pixels.data ?? [])]).toEqual(expected(spec))
          })
        }
      }
    }
  }

  it('agrees with geotiff.js', async () => {
    for (const layout of Object.values(layouts)) {
      const bytes = tiffBytes({ ...base, ...layout, deflate: true })
      const rasters = await (await (await fromArrayBuffer(bytes.buffer)).getImage()).readRasters()
      const pixels = [0, 1, 2].flatMap((band) => [...(rasters[band] as Uint16Array)])
      expect([...(readPixelsFast(bytes, 'test.tif')?.pixels.data ?? [])]).toEqual(pixels)
    }
  })

  for (const name of [
    'lzwDifferencesTiledBigEndian',
    'deflateDifferencesSeparate',
    'lzwStripsFloat',
  ] as const) {
    it(`reads what GDAL wrote: ${name}`, () => {
      const image = readPixelsFast(GDAL_TIFFS[name], name)
      const { width, height, bands, data } = image?.pixels ?? { width: 0, height: 0, bands: 0, data: [] }
      expect(bands).toBe(3)
      expect([...data]).toEqual(expected({ ...base, width, height, bands, pixel: gdalPixel }))
    })
  }

  it('takes adjoining strips as they lie, but only where each holds just its rows', () => {
    const plain: TiffSpec = { ...base, separateBands: true, adjoining: true }
    const bytes = tiffBytes(plain)
    const image = readPixelsFast(bytes, 'test.tif')
    expect(image?.pixels.data.buffer).toBe(bytes.buffer)
    expect([...(image?.pixels.data ?? [])]).toEqual(expected(plain))
    const padded = tiffBytes({ ...plain, fields: { 279: [72, 68, 70] } })
    expect(() => readPixelsFast(padded, 'test.tif')).toThrow(
      'strip 1 cannot be decoded (it holds 68 of 70 bytes)',
    )
  })

  it('fills segments that a sparse file leaves out with its nodata', () => {
    const spec: TiffSpec = {
      ...base,
      rowsPerStrip: 1,
      nodata: '9',
      fields: { 273: [0, 0, 0, 0, 0], 279: [0, 0, 0, 0, 0] },
    }
    const image = readPixelsFast(tiffBytes(spec), 'test.tif')
    expect(new Set(image?.pixels.data)).toEqual(new Set([9]))
  })
})

describe('what cannot be read is refused with the reason and the file', () => {
  const refused = (bytes: Uint8Array<ArrayBuffer>) => readPixels(bytes, 'patch.tif')

  it('foreign bytes', async () => {
    await expect(refused(new TextEncoder().encode('hello, world'))).rejects.toThrow(
      'patch.tif: This is not a TIFF file',
    )
    await expect(refused(new Uint8Array(0))).rejects.toThrow('not a TIFF file')
  })

  it('a file cut off anywhere', async () => {
    const whole = tiffBytes({ ...base, rowsPerStrip: 2 })
    for (let length = 8; length < whole.length - 1; length += 7) {
      await expect(refused(whole.slice(0, length))).rejects.toThrow(
        /patch\.tif: The TIFF (is truncated|cannot)/,
      )
    }
    await expect(refused(whole.slice(0, whole.length - 5))).rejects.toThrow(
      'patch.tif: The TIFF is truncated in strip 2. Copy or download the file again.',
    )
  })

  it('damaged compressed data', async () => {
    const bytes = tiffBytes({ ...base, deflate: true })
    bytes.fill(0xff, bytes.length - 30)
    await expect(refused(bytes)).rejects.toThrow('patch.tif: The TIFF is damaged: strip 0 cannot be decoded')
  })

  it('a declared size that would fill the memory', async () => {
    const huge = tiffBytes({ ...base, fields: { 256: [60_000], 257: [60_000], 278: [60_000] } })
    await expect(refused(huge)).rejects.toThrow(/declares 60000 × 60000 × 3 values.*gdal_translate -srcwin/)
    const hugeTile = tiffBytes({ ...base, tile: [7, 5], fields: { 322: [1_000_000], 323: [1_000_000] } })
    await expect(refused(hugeTile)).rejects.toThrow(
      'A tile of the TIFF declares 1000000 × 1000000 × 3 values',
    )
  })

  it('a deflate stream that grows beyond its strip', async () => {
    const bomb = tiffBytes({ ...base, height: 100, deflate: true, fields: { 257: [5], 278: [5] } })
    await expect(refused(bomb)).rejects.toThrow('The TIFF is damaged: strip 0 cannot be decoded')
  })

  it('kinds that are not read', async () => {
    const kinds: readonly [fields: Record<number, number[]>, reason: string][] = [
      [{ 258: [16, 16, 8] }, 'bands of different types are not read'],
      [{ 258: [64, 64, 64] }, 'values of 64 bits in sample format 1 are not read'],
      [{ 339: [5, 5, 5] }, 'values of 16 bits in sample format 5 are not read'],
      [{ 259: [7] }, 'compression 7 (JPEG) is not read'],
      [{ 259: [8], 317: [3] }, 'predictor 3 with values of 16 bits is not read'],
      [{ 262: [6] }, 'colours of model 6 are not read'],
      [{ 284: [3] }, 'its planar configuration is 3'],
      [{ 266: [3] }, 'its field 266 is 3'],
      [{ 278: [0] }, 'its field 278 is 0'],
      [{ 322: [16] }, 'it has fields of both strips and tiles'],
    ]
    for (const [fields, reason] of kinds)
      await expect(refused(tiffBytes({ ...base, fields }))).rejects.toThrow(reason)
  })
})

describe('a GeoTIFF', () => {
  it('tells its reference system, grid, nodata and band names, as GDAL wrote them into a BigTIFF', async () => {
    const image = await readGeotiff(GDAL_TIFFS.bigTiffGeoreferenced, 'test.tif')
    expect(image.georeference).toEqual({ crs: 'EPSG:32719', origin: [500000, 8000000], pixelSize: [10, -10] })
    expect(image.nodata).toBe(0)
    expect(image.bandNames).toEqual(['B02', 'B03 & <B04>', 'B08'])
    expect(image.data[9 * 7 + 1]).toBe(gdalPixel(1, 1, 0))
  })

  it('rounds a float nodata as its pixels are rounded', async () => {
    const spec: TiffSpec = {
      ...base,
      type: 'float32',
      nodata: '-3.40282346638529e+38',
      pixel: () => -3.4028234663852886e38,
    }
    const image = await readGeotiff(tiffBytes(spec), 'test.tif')
    expect(image.nodata).toBe(image.data[0])
  })
})
