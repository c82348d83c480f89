import { bandOf, type Raster } from '../../imagery/raster'
import type { Plane } from './phaseCorrelation'

/**
 * Where a raster changes, which optical, radar and land-cover pictures share though their values do not: the slope of
 * every band in units of its mean slope, summed.
 * @param bands those looked at, as far as the raster has them
 * @param smoothing pixels that are averaged to each side before, against speckle
 */
export function edgesOf(raster: Raster, bands: readonly string[], smoothing = 0): Plane {
  const { width, height } = raster
  const edges = new Float64Array(width * height)
  for (const name of bands) {
    const band = bandOf(raster, name)
    if (band === undefined) continue
    const slopes = slopesOf(smoothed(band, width, height, smoothing), width, height)
    const mean = meanOf(slopes)
    if (!(mean > 0)) continue
    for (let pixel = 0; pixel < edges.length; pixel++) edges[pixel] += slopes[pixel] / mean
  }
  return { width, height, values: edges }
}

/** 1 where a pixel's class differs from one beside, above or below, else 0. */
export function classBorders({ width, height, data }: Raster): Plane {
  const borders = new Float64Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x
      const differs = (other: number) => data[other] !== data[pixel]
      const isBorder =
        (x > 0 && differs(pixel - 1)) ||
        (x < width - 1 && differs(pixel + 1)) ||
        (y > 0 && differs(pixel - width)) ||
        (y < height - 1 && differs(pixel + width))
      borders[pixel] = isBorder ? 1 : 0
    }
  }
  return { width, height, values: borders }
}

/** Length of the gradient by central differences; NaN beside pixels without data. */
function slopesOf(values: ArrayLike<number>, width: number, height: number): Float64Array {
  const slopes = new Float64Array(width * height)
  for (let y = 0; y < height; y++) {
    const above = Math.max(y - 1, 0) * width
    const below = Math.min(y + 1, height - 1) * width
    for (let x = 0; x < width; x++) {
      const across = values[y * width + Math.min(x + 1, width - 1)] - values[y * width + Math.max(x - 1, 0)]
      slopes[y * width + x] = Math.hypot(across, values[below + x] - values[above + x])
    }
  }
  return slopes
}

/** Mean of the square around each pixel, as far as it lies in the picture and has data. */
function smoothed(
  values: ArrayLike<number>,
  width: number,
  height: number,
  radius: number,
): ArrayLike<number> {
  if (radius === 0) return values
  return Float64Array.from({ length: width * height }, (_, pixel) => {
    const x = pixel % width
    const y = Math.floor(pixel / width)
    let sum = 0
    let count = 0
    for (let row = Math.max(y - radius, 0); row <= Math.min(y + radius, height - 1); row++) {
      for (let column = Math.max(x - radius, 0); column <= Math.min(x + radius, width - 1); column++) {
        const value = values[row * width + column]
        if (Number.isNaN(value)) continue
        sum += value
        count++
      }
    }
    return count === 0 ? Number.NaN : sum / count
  })
}

function meanOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value))
  return known.reduce((sum, value) => sum + value, 0) / known.length
}
