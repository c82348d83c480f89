import type { Location } from '../sample'

/** A part of an image, in pixels from its top left corner. */
export interface ViewedWindow {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What is to be known of an image to look at it, before any pixel is read. */
export interface ImageDescription {
  /** The full resolution and then its overviews, the largest first. */
  readonly levels: readonly { readonly width: number; readonly height: number }[]
  /** Names of the bands: their numbers, counted from 1, where they have none. */
  readonly bands: readonly string[]
  /** How many images of this kind lie behind one another; 1 for a raster. */
  readonly count: number
  /** Type of the stored values. */
  readonly type: string
  /** Stored value that means no data, beside NaN. */
  readonly nodata: number | null
  /** What else is worth telling, by its name. */
  readonly facts: Readonly<Record<string, string>>
}

/** Values of a window, as they are stored. */
export type ViewedValues = Uint8Array | Int16Array | Uint16Array | Int32Array | Float32Array | Float64Array

/** A pixel's place on the Earth and its values in every band. */
export interface ViewedPixel {
  readonly values: readonly number[]
  /** Coordinates of its centre, in the image's reference system. */
  readonly coordinates?: readonly [x: number, y: number]
  readonly location?: Location
}

/** An image of any size, of which windows are looked at. */
export interface ViewedImage {
  readonly description: ImageDescription
  /**
   * @param index which of the images that lie behind one another
   * @param bands counted from 0
   * @returns bands × height × width values
   * @throws ReoError when the window leaves the image or is damaged
   */
  read(
    window: ViewedWindow,
    options: { readonly level: number; readonly index: number; readonly bands: readonly number[] },
  ): Promise<ViewedValues>
  /** @throws ReoError when the pixel lies outside, or is damaged */
  pixel(column: number, row: number, index: number): Promise<ViewedPixel>
}

/** Values in one of the types in which they are sent: 8-bit signed, 32-bit unsigned and 64-bit ones in a wider one. */
export function asViewed(values: ArrayLike<number> | BigInt64Array | BigUint64Array): ViewedValues {
  if (values instanceof BigInt64Array || values instanceof BigUint64Array)
    return Float64Array.from(values, Number)
  if (values instanceof Int8Array) return Int16Array.from(values)
  const isSent =
    values instanceof Uint8Array ||
    values instanceof Int16Array ||
    values instanceof Uint16Array ||
    values instanceof Int32Array ||
    values instanceof Float32Array ||
    values instanceof Float64Array
  return isSent ? values : Float64Array.from(values)
}

/** So many zeros of the same type. */
export function zerosLike(values: ViewedValues, length: number): ViewedValues {
  if (values instanceof Uint8Array) return new Uint8Array(length)
  if (values instanceof Int16Array) return new Int16Array(length)
  if (values instanceof Uint16Array) return new Uint16Array(length)
  if (values instanceof Int32Array) return new Int32Array(length)
  return values instanceof Float32Array ? new Float32Array(length) : new Float64Array(length)
}
