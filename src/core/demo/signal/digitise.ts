import { PATCH_PIXELS, PATCH_SIZE } from '../grid'
import type { Random } from '../random'

/** Sentinel-2 L2A since processing baseline 04.00: reflectance = (DN − 1000) / 10,000, and 0 is no data. */
export const REFLECTANCE_SCALE = 0.0001
export const REFLECTANCE_OFFSET = -0.1
export const REFLECTANCE_NODATA = 0
/** Backscatter is stored in hundredths of a dB. */
export const BACKSCATTER_SCALE = 0.01
export const BACKSCATTER_NODATA = -32768

const SWATH_EDGE_SHARE = 0.02

/** Reflectance as Sentinel-2's digital numbers. */
export function digitiseReflectance(reflectance: Float64Array): Uint16Array {
  return Uint16Array.from(reflectance, (value) => Math.max(1, Math.round(value * 10_000) + 1000))
}

/** Backscatter in dB as stored numbers; NaN becomes no data. */
export function digitiseBackscatter(decibels: Float64Array): Int16Array {
  return Int16Array.from(decibels, (value) =>
    Number.isNaN(value) ? BACKSCATTER_NODATA : Math.round(value * 100),
  )
}

/** Some patches lie across the edge of the satellite's swath: no data beyond a line that leaves the centre alone. */
export function hideSwathEdge(random: Random, image: Uint16Array): void {
  if (!random.chance(SWATH_EDGE_SHARE)) return
  const side = random.pick([-1, 1])
  const slant = random.uniform(0.15, 0.3)
  const distance = random.uniform(3, 10)
  const middle = (PATCH_SIZE - 1) / 2
  for (let at = 0; at < image.length; at++) {
    const pixel = at % PATCH_PIXELS
    const x = (pixel % PATCH_SIZE) - middle
    const y = Math.floor(pixel / PATCH_SIZE) - middle
    if (side * (x + slant * y) > distance) image[at] = REFLECTANCE_NODATA
  }
}
