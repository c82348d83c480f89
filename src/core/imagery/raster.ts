/** A small multi-band picture of physical values (reflectance, dB, class codes). */
export interface Raster {
  readonly bands: readonly string[]
  readonly width: number
  readonly height: number
  /** Band-sequential values, bands × height × width; NaN where there is no data. */
  readonly data: Float32Array
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
