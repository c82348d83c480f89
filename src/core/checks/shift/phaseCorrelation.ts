import type { Complex, Fourier } from './fourier'

/** A picture of one value a pixel, row by row; NaN where there is no data. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly values: Float64Array
}

/**
 * Frequencies are weighted by a Gaussian of this width, in shares of the highest: above, speckle and resampling drown
 * what two sensors share.
 */
const BANDWIDTH = 0.5

/** Planes with fewer pixels than this share are not compared. */
const MINIMUM_KNOWN = 0.5

/** Side of the transform for planes of this size: the next power of two. */
export function transformSide(width: number, height: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(width, height, 2)))
}

/**
 * Frequencies of a picture, windowed (Hann) so that its edges do not count.
 * @returns undefined where the picture is flat or mostly missing
 */
export function spectrumOf({ width, height, values }: Plane, fourier: Fourier): Complex | undefined {
  const known = values.filter((value) => !Number.isNaN(value))
  if (known.length < MINIMUM_KNOWN * values.length) return undefined
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const { side } = fourier
  const real = new Float64Array(side * side)
  let power = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = values[y * width + x]
      if (Number.isNaN(value)) continue
      const windowed = (value - mean) * hann(x, width) * hann(y, height)
      real[y * side + x] = windowed
      power += windowed * windowed
    }
  }
  if (power === 0) return undefined
  const spectrum = { real, imaginary: new Float64Array(side * side) }
  fourier.forward(spectrum)
  return spectrum
}

/**
 * Phase correlation (Kuglin and Hines 1975): how well the first picture lies on the second once it is moved.
 * @returns side × side values; that of a move by (dx, dy) stands in row dy and column dx, modulo the side
 */
export function phaseCorrelation(first: Complex, second: Complex, fourier: Fourier): Float64Array {
  const { side } = fourier
  const size = side * side
  const cross = { real: new Float64Array(size), imaginary: new Float64Array(size) }
  for (let index = 0; index < size; index++) {
    const [a, b] = [first.real[index], first.imaginary[index]]
    const [c, d] = [second.real[index], second.imaginary[index]]
    const real = a * c + b * d
    const imaginary = a * d - b * c
    const strength = Math.hypot(real, imaginary)
    if (strength === 0) continue
    const weight = lowPass(index % side, Math.floor(index / side), side) / strength
    cross.real[index] = real * weight
    cross.imaginary[index] = imaginary * weight
  }
  fourier.backward(cross)
  return cross.real
}

function hann(at: number, length: number): number {
  return 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / length)
}

/** The mean, at frequency 0, says nothing of a shift. */
function lowPass(column: number, row: number, side: number): number {
  const u = Math.min(column, side - column) / (side / 2)
  const v = Math.min(row, side - row) / (side / 2)
  if (u === 0 && v === 0) return 0
  return Math.exp(-(u * u + v * v) / (2 * BANDWIDTH * BANDWIDTH)) / (side * side)
}
