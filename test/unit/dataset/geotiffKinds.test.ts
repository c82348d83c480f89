import { describe, expect, it } from 'vitest'
import { readPixels, readPixelsFast } from '../../../src/core/dataset/geotiff/readGeotiff'
import { GDAL_TIFFS, gdalPixel } from './support/gdalTiffs'
import { tiffBytes, type TiffSpec } from './support/tiffBytes'

/** 8 × 2 px of so many bits: the bytes (37 i + 11) mod 256, one after the other. */
function packed(bits: number, format: number, bigEndian: boolean): Uint8Array<ArrayBuffer> {
  const pixel: TiffSpec['pixel'] = (_, x, y) => ((y * bits + x) * 37 + 11) % 256
  const spec: TiffSpec = { width: bits, height: 2, bands: 1, type: 'uint8', pixel, bigEndian }
  return tiffBytes({ ...spec, fields: { 256: [8], 258: [bits], 339: [format] } })
}

/** What GDAL 3.6.2 reads, the first pixels. */
const PACKED: readonly [bits: number, format: number, bigEndian: boolean, type: string, values: number[]][] =
  [
    [4, 2, false, 'uint8', [0, 11, 3, 0, 5, 5, 7, 10]],
    [12, 1, false, 'uint16', [179, 85, 1961, 4036, 3728, 3635]],
    [12, 1, true, 'uint16', [179, 85, 1961, 4036, 3728, 3635]],
    [17, 2, false, 'uint32', [5728, 87530, 65063, 37091]],
    [20, 1, true, 'uint32', [45829, 359071, 806544, 930648]],
    [24, 1, false, 'uint32', [733269, 8036292, 15273523, 5799330]],
    [31, 1, false, 'uint32', [93858493, 670120515, 1181421492, 746504467]],
    [16, 3, false, 'float32', [0.12634277, 51872, -4.6210938, 0.00042176247, 134.375]],
    [16, 3, true, 'float32', [0.0002193451, 87.625, -0.007583618, -2588, 0.22949219, NaN]],
    [24, 3, false, 'float32', [4981440, -51.93457, 0.00025836006, -2.774641e-9]],
  ]

describe('values that no array holds', () => {
  for (const [bits, format, bigEndian, type, values] of PACKED) {
    it(`are unpacked as GDAL does: ${bits} bits, format ${format}, ${bigEndian ? 'big' : 'little'}-endian`, () => {
      const pixels = readPixelsFast(packed(bits, format, bigEndian), 'test.tif')?.pixels
      expect(pixels).toMatchObject({ width: 8, height: 2, type })
      const first = [...(pixels?.data ?? [])].slice(0, values.length)
      expect(first).toEqual(type === 'float32' ? values.map(Math.fround) : values)
    })
  }

  it('are refused where GDAL and the specification differ, or arrays hold nothing like them', async () => {
    for (const [bits, format] of [
      [24, 1],
      [64, 2],
      [64, 6],
      [10, 3],
    ]) {
      await expect(readPixels(packed(bits, format, true), 'test.tif')).rejects.toThrow(
        `test.tif: The TIFF cannot be decoded: values of ${bits} bits in sample format ${format} are not read`,
      )
    }
  })
})

describe('other codecs', () => {
  const pixel: TiffSpec['pixel'] = (_, x, y) => [7, 7, 7, 9][x] + y
  const spec: TiffSpec = { width: 4, height: 2, bands: 1, type: 'uint8', pixel }
  const values = [7, 7, 7, 9, 8, 8, 8, 10]

  it('are PackBits', () => {
    const runs = [0xfe, 7, 0x80, 0, 9, 3, 8, 8, 8, 10]
    const stored: TiffSpec = { ...spec, width: 10, height: 1, pixel: (_, x) => runs[x] }
    const bytes = tiffBytes({ ...stored, fields: { 256: [4], 257: [2], 278: [2], 259: [32773] } })
    expect([...(readPixelsFast(bytes, 'test.tif')?.pixels.data ?? [])]).toEqual(values)
    bytes[bytes.length - 10] = 0x7f
    expect(() => readPixelsFast(bytes, 'test.tif')?.pixels).not.toThrow()
  })

  it('may hold the bits of every byte in reverse order', () => {
    const reversed: TiffSpec['pixel'] = (band, x, y) =>
      Number.parseInt([...pixel(band, x, y).toString(2).padStart(8, '0')].reverse().join(''), 2)
    const bytes = tiffBytes({ ...spec, pixel: reversed, fields: { 266: [2] } })
    expect([...(readPixelsFast(bytes, 'test.tif')?.pixels.data ?? [])]).toEqual(values)
  })

  it('are Zstandard, whose damaged data spoil only their file', async () => {
    const damaged = GDAL_TIFFS.zstd.slice()
    const frame = Buffer.from(damaged).indexOf(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]))
    damaged.fill(0xaa, frame + 4, frame + 9)
    const [first, refused, second] = await Promise.allSettled([
      readPixels(GDAL_TIFFS.zstd, 'first.tif'),
      readPixels(damaged, 'damaged.tif'),
      readPixels(GDAL_TIFFS.zstd, 'second.tif'),
    ])
    const expected = Array.from({ length: 63 }, (_, index) => gdalPixel(0, index % 9, Math.floor(index / 9)))
    for (const read of [first, second]) {
      if (read.status === 'rejected') throw read.reason
      expect([...read.value.pixels.data]).toEqual(expected)
    }
    expect(refused).toMatchObject({
      status: 'rejected',
      reason: {
        message: expect.stringContaining('damaged.tif: The TIFF is damaged: strip 0 cannot be decoded'),
      },
    })
  })
})

describe('what would take all memory or time is refused before', () => {
  const spec: TiffSpec = { width: 4, height: 4, bands: 1, type: 'uint8', pixel: () => 1 }

  it('large tiles that all lie at one place', async () => {
    const tiles = 100
    const bytes = tiffBytes({
      ...spec,
      tile: [4, 4],
      deflate: true,
      fields: {
        256: [tiles * 8000],
        257: [1],
        322: [8000],
        323: [8000],
        324: Array.from({ length: tiles }, () => 8),
        325: Array.from({ length: tiles }, () => 8),
      },
    })
    await expect(readPixels(bytes, 'test.tif')).rejects.toThrow(
      'The tiles that hold the window declare 800000 × 8000 × 1 values, more than the 400 million',
    )
  })

  it('more strips than a file can name', async () => {
    const bytes = tiffBytes({
      ...spec,
      fields: { 256: [60_000], 257: [60_000], 284: [2], 277: [60_000], 258: [8], 339: [1] },
    })
    await expect(readPixels(bytes, 'test.tif')).rejects.toThrow('it declares 900000000 strips or tiles')
  })

  it('a field that claims 2³² values', async () => {
    const bytes = tiffBytes(spec)
    const view = new DataView(bytes.buffer)
    const fields = view.getUint16(8, true)
    for (let entry = 10; entry < 10 + fields * 12; entry += 12) {
      const copy = bytes.slice()
      new DataView(copy.buffer).setUint32(entry + 4, 2 ** 32 - 1, true)
      await expect(readPixels(copy, 'test.tif')).rejects.toThrow(/test\.tif: The TIFF is (truncated|damaged)/)
    }
  })
})
