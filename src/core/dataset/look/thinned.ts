import type { RasterFile, ReadOptions } from '../geotiff/rasterFile'
import { asViewed, type ViewedValues, type ViewedWindow, zerosLike } from './viewedImage'

/** A raster whose coarsest level is no wider and higher than this needs no more. */
const SMALL_SIDE = 1024
/** Of a larger level all would have to be decoded for a look at the whole: that takes too long. */
const MAXIMUM_PIXELS = 100_000_000
const MAXIMUM_STEP = 16

/** A level of every so many pixels of the file's coarsest. */
export interface ThinnedLevel {
  readonly width: number
  readonly height: number
  readonly step: number
}

/** Levels that a file lacks between its coarsest and a small one. */
export function thinnedLevels({ levels }: RasterFile): readonly ThinnedLevel[] {
  const { width, height } = levels[levels.length - 1]
  const thinned: ThinnedLevel[] = []
  if (width * height > MAXIMUM_PIXELS) return thinned
  for (let step = 2; step <= MAXIMUM_STEP && Math.max(width, height) > (SMALL_SIDE * step) / 2; step *= 2) {
    thinned.push({ width: Math.ceil(width / step), height: Math.ceil(height / step), step })
  }
  return thinned
}

/** Every so many pixels of a window, in both directions; rows between are not read. @param window of the thinned level */
export async function readThinned(
  raster: RasterFile,
  { left, top, width, height }: ViewedWindow,
  options: ReadOptions,
  step: number,
): Promise<ViewedValues> {
  const full = raster.levels[options.level ?? 0]
  const columns = Math.min(width * step, full.width - left * step)
  let thinned: ViewedValues | undefined
  for (let row = 0; row < height; row++) {
    const line = { left: left * step, top: (top + row) * step, width: columns, height: 1 }
    const { data, bands } = await raster.read(line, options)
    const values = asViewed(data)
    thinned ??= zerosLike(values, bands * width * height)
    for (let band = 0; band < bands; band++) {
      const target = (band * height + row) * width
      for (let x = 0; x < width; x++) thinned[target + x] = values[band * columns + x * step]
    }
  }
  return thinned ?? new Uint8Array(0)
}
