import { describe, expect, it } from 'vitest'
import { utmCodeOf } from '../../../src/core/dataset/geotiff/utmKeys'

const USER_DEFINED = 32767

/** Keys of a transverse Mercator projection on WGS 84. */
const parameters = (longitude: number, northing: number, scale = 0.9996) =>
  new Map([
    [2048, 4326],
    [3072, USER_DEFINED],
    [3074, USER_DEFINED],
    [3075, 1],
    [3076, 9001],
    [3080, longitude],
    [3081, 0],
    [3082, 500_000],
    [3083, northing],
    [3092, scale],
  ])

const numbered = (system: number, projection: number) =>
  new Map([
    [2048, system],
    [3072, USER_DEFINED],
    [3074, projection],
  ])

describe('a user-defined projection that is UTM', () => {
  // Expected codes are those of GDAL 3.6.2's AutoIdentifyEPSG for files with these keys.
  it('is told by its number', () => {
    expect(utmCodeOf(numbered(4326, 16119))).toBe(32719)
    expect(utmCodeOf(numbered(4269, 16019))).toBe(26919)
  })

  it('is told by its parameters', () => {
    expect(utmCodeOf(parameters(-69, 10_000_000))).toBe(32719)
    expect(utmCodeOf(parameters(15, 0))).toBe(32633)
  })

  it('is not mistaken for another', () => {
    expect(utmCodeOf(parameters(15, 0, 1))).toBeUndefined()
    expect(utmCodeOf(parameters(14, 0))).toBeUndefined()
    expect(utmCodeOf(parameters(15, 0).set(2048, USER_DEFINED))).toBeUndefined()
    expect(utmCodeOf(parameters(15, 0).set(3076, 9003))).toBeUndefined()
    expect(utmCodeOf(new Map())).toBeUndefined()
  })
})
