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
 * The value at a place between pixels; NaN outside of the band and where there is no data.
 * @param x in pixels from the outer corner of the first pixel, whose centre is at 0.5
 */
export function valueAt(band: Band, x: number, y: number, method: Resampling): number {
  const { data, width, height } = band
  if (!(x >= 0 && y >= 0 && x < width && y < height)) return Number.NaN
  if (method === 'nearest') return data[Math.floor(y) * width + Math.floor(x)]
  const [left, right, across] = between(x, width)
  const [top, bottom, down] = between(y, height)
  const upper = mix(data[top * width + left], data[top * width + right], across)
  const lower = mix(data[bottom * width + left], data[bottom * width + right], across)
  return mix(upper, lower, down)
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

/** A value without data takes no part where the other has one and counts for more. */
function mix(first: number, second: number, part: number): number {
  if (part === 0) return first
  if (Number.isNaN(first)) return part >= 0.5 ? second : first
  if (Number.isNaN(second)) return part < 0.5 ? first : second
  return first + (second - first) * part
}
