import type { Rgb } from './ramp'

/** An image ready to be shown or encoded. */
export interface Picture {
  readonly width: number
  readonly height: number
  /** Row by row, four bytes a pixel. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>
}

/**
 * A picture from a colour per pixel; black where there is none.
 * @param colourOf called with the pixel's index in row-major order
 */
export function paint(width: number, height: number, colourOf: (pixel: number) => Rgb | undefined): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const colour = colourOf(pixel)
    if (colour !== undefined) rgba.set(colour, pixel * 4)
    rgba[pixel * 4 + 3] = 255
  }
  return { width, height, rgba }
}

/** A picture enlarged by a whole factor, each pixel a square. */
export function enlarge(picture: Picture, factor: number): Picture {
  const width = picture.width * factor
  const height = picture.height * factor
  const source = new Uint32Array(picture.rgba.buffer, picture.rgba.byteOffset, picture.width * picture.height)
  const target = new Uint32Array(width * height)
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / factor) * picture.width
    for (let x = 0; x < width; x++) target[y * width + x] = source[row + Math.floor(x / factor)]
  }
  return { width, height, rgba: new Uint8ClampedArray(target.buffer) }
}

/** A picture of every second, third, … pixel, so that neither side is longer than asked for. */
export function reduce(picture: Picture, longest: number): Picture {
  const step = Math.ceil(Math.max(picture.width, picture.height) / longest)
  if (step <= 1) return picture
  const width = Math.ceil(picture.width / step)
  const height = Math.ceil(picture.height / step)
  const source = new Uint32Array(picture.rgba.buffer, picture.rgba.byteOffset, picture.width * picture.height)
  const target = new Uint32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) target[y * width + x] = source[y * step * picture.width + x * step]
  }
  return { width, height, rgba: new Uint8ClampedArray(target.buffer) }
}
