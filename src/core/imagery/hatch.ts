import type { Picture } from './picture'
import type { Rgb } from './ramp'

/** Stripes over the pixels that a picture cannot show, so that they are never taken for values. */
export interface Hatch {
  /** 1: rising to the right as `/`, −1: falling as `\`. */
  readonly slope: 1 | -1
  /** Colours across the stripes, by part of their period; undefined lets the picture through. */
  readonly stripes: readonly (Rgb | undefined)[]
}

/** No data: opaque grey stripes, rising. */
export const NODATA_HATCH: Hatch = {
  slope: 1,
  stripes: [
    [150, 150, 150],
    [150, 150, 150],
    [105, 105, 105],
    [105, 105, 105],
  ],
}

/** Cloud: thin stripes, light beside dark so that they show on any ground, falling; the picture shows between them. */
export const CLOUD_HATCH: Hatch = {
  slope: -1,
  stripes: [[255, 255, 255], [60, 60, 60], undefined, undefined, undefined],
}

/** Pixels of an enlarged picture that a stripe's part is wide, so that stripes stay thin in large pixels. */
const WIDEST_STRIPE = 2

/**
 * Draws a hatch over some pixels of a picture.
 * @param detail factor by which the picture has been enlarged
 * @param isHatched of a pixel of the picture before, counted row by row
 */
export function drawHatch(
  { width, height, rgba }: Picture,
  detail: number,
  { slope, stripes }: Hatch,
  isHatched: (pixel: number) => boolean,
): void {
  const part = Math.min(WIDEST_STRIPE, detail)
  const period = part * stripes.length
  const columns = width / detail
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!isHatched(Math.floor(y / detail) * columns + Math.floor(x / detail))) continue
      const across = (((slope * y + x) % period) + period) % period
      const colour = stripes[Math.floor(across / part)]
      if (colour !== undefined) rgba.set(colour, (y * width + x) * 4)
    }
  }
}
