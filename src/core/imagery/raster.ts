/** A small multi-band picture of physical values (reflectance, dB, class codes). */
export interface Raster {
  readonly bands: readonly string[]
  readonly width: number
  readonly height: number
  /** Band-sequential values, bands × height × width; NaN where there is no data. */
  readonly data: Float32Array
}

/** A raster without a value. */
export function noData(bands: readonly string[], width: number, height: number): Raster {
  return { bands, width, height, data: new Float32Array(bands.length * width * height).fill(NaN) }
}

/** One band of a raster as a view of height × width values, or undefined where the raster lacks it. */
export function bandOf(raster: Raster, band: string): Float32Array | undefined {
  const index = raster.bands.indexOf(band)
  if (index < 0) return undefined
  const pixels = raster.width * raster.height
  return raster.data.subarray(index * pixels, (index + 1) * pixels)
}

/** Share of a raster's values that are NaN, 0–1. */
export function nodataShare(raster: Raster): number {
  let missing = 0
  for (const value of raster.data) if (Number.isNaN(value)) missing++
  return raster.data.length === 0 ? 1 : missing / raster.data.length
}

/** Width and height in pixels of a grid over the same ground. */
interface Grid {
  readonly width: number
  readonly height: number
}

/** The pixel of a grid that holds the middle of another grid's pixel, both counted row by row. */
export function samePlace(pixel: number, from: Grid, to: Grid): number {
  if (from.width === to.width && from.height === to.height) return pixel
  const row = Math.floor(pixel / from.width)
  const column = pixel % from.width
  const y = Math.floor(((row + 0.5) / from.height) * to.height)
  const x = Math.floor(((column + 0.5) / from.width) * to.width)
  return y * to.width + x
}
