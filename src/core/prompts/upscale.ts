import { enlarge, type Picture } from '../imagery/picture'
import type { PictureSettings } from './promptSettings'

/**
 * A picture at least so many pixels wide and high: by a whole factor with squares for pixels, or smoothly to that very
 * size. One that is large enough stays as it is.
 */
export function upscale(
  picture: Picture,
  { size, kernel }: Pick<PictureSettings, 'size' | 'kernel'>,
): Picture {
  const factor = size / Math.min(picture.width, picture.height)
  if (factor <= 1) return picture
  return kernel === 'nearest' ? enlarge(picture, Math.ceil(factor)) : bicubic(picture, factor)
}

function bicubic(picture: Picture, factor: number): Picture {
  const width = Math.round(picture.width * factor)
  const height = Math.round(picture.height * factor)
  const wide = resampleRows(picture.rgba, picture.width, picture.height, width)
  const columns = transpose(wide, width, picture.height)
  const high = resampleRows(columns, picture.height, width, height)
  return { width, height, rgba: Uint8ClampedArray.from(transpose(high, height, width)) }
}

/** Four channels a pixel, row by row. */
function resampleRows(source: ArrayLike<number>, width: number, rows: number, target: number): Float32Array {
  const result = new Float32Array(target * rows * 4)
  for (let x = 0; x < target; x++) {
    const taps = tapsAt(((x + 0.5) * width) / target - 0.5, width)
    for (let row = 0; row < rows; row++) {
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0
        for (const { column, weight } of taps) sum += weight * source[(row * width + column) * 4 + channel]
        result[(row * target + x) * 4 + channel] = sum
      }
    }
  }
  return result
}

interface Tap {
  readonly column: number
  readonly weight: number
}

/** The four pixels around a place, of which those outside count for nothing. */
function tapsAt(centre: number, width: number): readonly Tap[] {
  const first = Math.floor(centre) - 1
  const taps = [first, first + 1, first + 2, first + 3]
    .filter((column) => column >= 0 && column < width)
    .map((column) => ({ column, weight: keys(centre - column) }))
  const total = taps.reduce((sum, { weight }) => sum + weight, 0)
  return taps.map(({ column, weight }) => ({ column, weight: weight / total }))
}

/** Cubic convolution with a = −0.5 (Keys 1981, doi:10.1109/TASSP.1981.1163711). */
function keys(distance: number): number {
  const x = Math.abs(distance)
  if (x < 1) return 1.5 * x ** 3 - 2.5 * x ** 2 + 1
  return x < 2 ? -0.5 * x ** 3 + 2.5 * x ** 2 - 4 * x + 2 : 0
}

function transpose(source: ArrayLike<number>, width: number, height: number): Float32Array {
  const result = new Float32Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        result[(x * height + y) * 4 + channel] = source[(y * width + x) * 4 + channel]
      }
    }
  }
  return result
}
