/** Values of a raster as its file holds them, band-sequential. */
export type TiffValues =
  Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array

export type TiffType = 'uint8' | 'int8' | 'uint16' | 'int16' | 'uint32' | 'int32' | 'float32' | 'float64'

/** Where a raster lies on the Earth, as far as its file says. */
export interface Georeference {
  /** Coordinate reference system such as `EPSG:32719`. */
  readonly crs?: string
  /** Outer corner of the first pixel, in units of the reference system. */
  readonly origin?: readonly [x: number, y: number]
  /** Step from one pixel to the next; y is negative where north is up. */
  readonly pixelSize?: readonly [x: number, y: number]
}

/** The pixels of a TIFF's first image, neither scaled nor coloured. */
export interface TiffPixels {
  readonly width: number
  readonly height: number
  readonly bands: number
  readonly type: TiffType
  /** bands × height × width values. */
  readonly data: TiffValues
}

/** What a TIFF's file says about its first image. */
export interface TiffDescription {
  /** Value that marks missing data (GDAL_NODATA). */
  readonly nodata?: number
  readonly georeference: Georeference
  /** Names that the file gives its bands; `undefined` for a band without one. */
  readonly bandNames: readonly (string | undefined)[]
  /** What turns stored values into physical ones; `undefined` for a band of which the file does not say. */
  readonly bandScales: readonly (BandScale | undefined)[]
}

/** What turns a band's stored values into physical ones: value × scale + offset. */
export interface BandScale {
  readonly scale: number
  readonly offset: number
}

/** A TIFF's first image with what its file says about it. */
export interface TiffImage extends TiffPixels, TiffDescription {}

export const BYTES_PER_VALUE: Readonly<Record<TiffType, number>> = {
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  uint32: 4,
  int32: 4,
  float32: 4,
  float64: 8,
}

/** An array of so many zeros, or a view of bytes in the machine's order. */
export function valuesOf(type: TiffType, source: number): TiffValues
export function valuesOf(type: TiffType, source: ArrayBuffer, offset: number, count: number): TiffValues
export function valuesOf(
  type: TiffType,
  source: number | ArrayBuffer,
  offset?: number,
  count?: number,
): TiffValues {
  const Values = CONSTRUCTORS[type]
  return typeof source === 'number' ? new Values(source) : new Values(source, offset, count)
}

const CONSTRUCTORS = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  uint32: Uint32Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
}

const FLOAT32_MAXIMUM = 3.4028234663852886e38

/** A number as values of a type hold it: one with fewer digits than a double would equal none of them. */
export function asStored(value: number, type: TiffType): number {
  if (type !== 'float32' || !Number.isFinite(value)) return value
  return Math.fround(Math.min(FLOAT32_MAXIMUM, Math.max(-FLOAT32_MAXIMUM, value)))
}
