import { TAG } from './tags'
import type { TiffDirectory } from './tiffDirectory'
import { asStored, type TiffType } from './tiffImage'

/** Value that marks missing data (GDAL_NODATA), as values of the type hold it. */
export function nodataOf(directory: TiffDirectory, type: TiffType): number | undefined {
  const text = directory.text(TAG.gdalNodata)?.trim()
  if (text === undefined || text === '') return undefined
  const value = Number(text)
  return Number.isNaN(value) && !/nan/i.test(text) ? undefined : asStored(value, type)
}

const RANGES = {
  uint8: [0, 255],
  int8: [-128, 127],
  uint16: [0, 65535],
  int16: [-32768, 32767],
  uint32: [0, 2 ** 32 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
} as const

/**
 * Value of pixels that the file leaves out: nodata, rounded and clamped to the type as GDAL does; 0 without one.
 * Undefined where versions of GDAL differ.
 */
export function fillOf(nodata: number | undefined, type: TiffType): number | undefined {
  if (nodata === undefined) return 0
  if (type === 'float32' || type === 'float64') return nodata
  const [least, most] = RANGES[type]
  if (type === 'int8' && (nodata < least || nodata > most)) return undefined
  if (Number.isNaN(nodata)) return 0
  return Math.min(most, Math.max(least, Math.sign(nodata) * Math.round(Math.abs(nodata))))
}
