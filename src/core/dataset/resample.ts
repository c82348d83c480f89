/** How values between pixels are found: the nearest pixel's, or linearly between the four around. */
export const RESAMPLINGS = ['nearest', 'bilinear'] as const
export type Resampling = (typeof RESAMPLINGS)[number]

/** One band of values, row by row; NaN where there is no data. */
export interface Band {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
}

/**
 * The value at a place between pixels; NaN outside of the band and in pixels without data. Neighbours without data take
 * no part, as in gdalwarp.
 * @param x in pixels from the outer corner of the first pixel, whose centre is at 0.5
 */
export function valueAt(band: Band, x: number, y: number, method: Resampling): number {
  const { data, width, height } = band
  if (!(x >= 0 && y >= 0 && x < width && y < height)) return Number.NaN
  const nearest = data[Math.floor(y) * width + Math.floor(x)]
  if (method === 'nearest' || Number.isNaN(nearest)) return nearest
  const [left, right, across] = between(x, width)
  const [top, bottom, down] = between(y, height)
  const sum = { values: 0, weights: 0 }
  add(sum, data[top * width + left], (1 - across) * (1 - down))
  add(sum, data[top * width + right], across * (1 - down))
  add(sum, data[bottom * width + left], (1 - across) * down)
  add(sum, data[bottom * width + right], across * down)
  return sum.values / sum.weights
}

/** Writes a band onto another grid of the same outer corners. */
export function fitBand(
  band: Band,
  target: Float32Array,
  [width, height]: readonly [number, number],
  method: Resampling,
): void {
  const xs = Array.from({ length: width }, (_, column) => ((column + 0.5) * band.width) / width)
  for (let row = 0, at = 0; row < height; row++) {
    const y = ((row + 0.5) * band.height) / height
    for (const x of xs) target[at++] = valueAt(band, x, y, method)
  }
}

/** The two pixels around a place along one axis, and how far it is from the first to the second; ends go on for ever. */
function between(place: number, size: number): readonly [first: number, second: number, part: number] {
  const centred = place - 0.5
  const first = Math.floor(centred)
  const last = size - 1
  return [Math.max(0, first), Math.min(last, first + 1), centred - first]
}

function add(sum: { values: number; weights: number }, value: number, weight: number): void {
  if (Number.isNaN(value)) return
  sum.values += value * weight
  sum.weights += weight
}
