import { ReoError } from '../../errors'
import type { Hdf5File } from '../hdf5/hdf5File'
import type { ArrayDescription, Range } from '../hdf5/hdf5Methods'
import type { Hdf5Values } from '../hdf5/hdf5Type'
import { asViewed, type ViewedImage, type ViewedWindow, zerosLike } from './viewedImage'

/** Axes of an array of images; undefined where it has no such axis. */
interface ImageAxes {
  readonly index: number | undefined
  readonly row: number
  readonly column: number
  readonly band: number | undefined
}

/** Narrower than this is no image. */
const MINIMUM_SIDE = 4
/** An axis longer than this holds no bands. */
const MAXIMUM_BANDS = 64

/**
 * An array as images to look at: H × W, N × H × W, H × W × C, N × H × W × C or N × C × H × W; undefined where it is
 * none of these.
 * @param bandNames those of the array's `order` attribute, where it has one
 */
export function arrayImage(
  file: Hdf5File,
  name: string,
  { shape, typeName, unreadable }: ArrayDescription,
  bandNames: readonly string[] = [],
): ViewedImage | undefined {
  const axes = unreadable === undefined ? imageAxes(shape) : undefined
  if (axes === undefined) return undefined
  const [width, height] = [shape[axes.column], shape[axes.row]]
  const bands = axes.band === undefined ? 1 : shape[axes.band]
  const read = async (window: ViewedWindow, index: number, wanted: readonly number[]) => {
    const isInside = window.left + window.width <= width && window.top + window.height <= height
    if (!isInside || !wanted.every((band) => band < bands)) {
      throw new ReoError(`"${name}" has no such window`, {
        where: file.path,
        mend: 'Open the file again: it has changed.',
      })
    }
    const values = await file.read(name, rangesOf(shape, axes, window, index))
    return bandSequential(values, axes, bands, window.width * window.height, wanted)
  }
  return {
    description: {
      levels: [{ width, height }],
      bands: Array.from({ length: bands }, (_, band) =>
        bandNames.length === bands ? bandNames[band] : String(band + 1),
      ),
      count: axes.index === undefined ? 1 : shape[axes.index],
      type: typeName,
      nodata: null,
      facts: {},
    },
    read: (window, { index, bands: wanted }) => read(window, index, wanted),
    pixel: async (column, row, index) => {
      const window = { left: column, top: row, width: 1, height: 1 }
      return {
        values: Array.from(
          await read(
            window,
            index,
            Array.from({ length: bands }, (_, band) => band),
          ),
        ),
      }
    },
  }
}

/** Which axis is which, going by their lengths: bands are few, and last or before rows and columns. */
function imageAxes(shape: readonly number[]): ImageAxes | undefined {
  const candidates: readonly ImageAxes[] =
    shape.length === 2
      ? [{ index: undefined, row: 0, column: 1, band: undefined }]
      : shape.length === 3
        ? [
            { index: undefined, row: 0, column: 1, band: 2 },
            { index: 0, row: 1, column: 2, band: undefined },
          ]
        : shape.length === 4
          ? [
              { index: 0, row: 1, column: 2, band: 3 },
              { index: 0, row: 2, column: 3, band: 1 },
            ]
          : []
  return candidates.find(({ row, column, band }) => {
    const sides = [shape[row], shape[column]]
    const areBands = band === undefined || (shape[band] <= MAXIMUM_BANDS && shape[band] < Math.min(...sides))
    return (
      areBands && Math.min(...sides) >= MINIMUM_SIDE && (shape.length > 2 || Math.max(...sides) < 2 ** 20)
    )
  })
}

function rangesOf(
  shape: readonly number[],
  axes: ImageAxes,
  { left, top, width, height }: ViewedWindow,
  index: number,
): readonly Range[] {
  return shape.map((length, axis): Range => {
    if (axis === axes.index) return [index, index + 1]
    if (axis === axes.row) return [top, top + height]
    return axis === axes.column ? [left, left + width] : [0, length]
  })
}

function bandSequential(
  values: Hdf5Values,
  { band, column }: ImageAxes,
  bands: number,
  pixels: number,
  wanted: readonly number[],
) {
  const stored = asViewed(values)
  const isLast = band !== undefined && band > column
  const result = zerosLike(stored, wanted.length * pixels)
  wanted.forEach((from, to) => {
    for (let pixel = 0; pixel < pixels; pixel++) {
      result[to * pixels + pixel] = stored[isLast ? pixel * bands + from : from * pixels + pixel]
    }
  })
  return result
}
