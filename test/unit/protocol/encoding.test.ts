import { describe, expect, it } from 'vitest'
import {
  decodeArray,
  decodeRaster,
  encodeArray,
  encodeRaster,
  fromBase64,
  toBase64,
} from '../../../src/protocol/encoding'

describe('encoded arrays', () => {
  it.each([
    Uint8Array.of(0, 255),
    Int16Array.of(-32768, 32767),
    Uint16Array.of(0, 65535),
    Int32Array.of(-2147483648, 7),
    Float32Array.of(0.1, Number.NaN),
    Float64Array.of(Math.PI, -0),
  ])('come back as they were: %s', (array) => {
    expect(decodeArray(encodeArray(array))).toEqual(array)
  })

  it('encode a view without the rest of its buffer', () => {
    const view = Float32Array.of(1, 2, 3, 4).subarray(1, 3)
    expect(decodeArray(encodeArray(view))).toEqual(Float32Array.of(2, 3))
  })

  it('use standard base64, also for long arrays', () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256)
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
    expect(fromBase64(toBase64(bytes))).toEqual(bytes)
  })
})

describe('encoded rasters', () => {
  const raster = (values: number[]) => ({
    bands: ['first'],
    width: values.length,
    height: 1,
    data: Float32Array.from(values),
  })

  it('keep reflectance to half of 0.0001 and missing pixels missing', () => {
    const { data } = decodeRaster(encodeRaster(raster([0.12344, 1.4, Number.NaN]), 's2'))
    expect(data[0]).toBeCloseTo(0.1234, 4)
    expect(data[1]).toBeCloseTo(1.4, 4)
    expect(data[2]).toBeNaN()
  })

  it('keep backscatter to half of 0.01 dB', () => {
    expect(decodeRaster(encodeRaster(raster([-83, -10.384]), 'sar')).data[1]).toBeCloseTo(-10.38, 2)
  })

  it('keep class codes exactly', () => {
    expect([...decodeRaster(encodeRaster(raster([112, 200, 0]), 'landCover')).data]).toEqual([112, 200, 0])
  })

  it('clip what 16 bits cannot hold instead of wrapping it round', () => {
    expect(decodeRaster(encodeRaster(raster([9]), 's2')).data[0]).toBeCloseTo(3.2767, 4)
  })
})
