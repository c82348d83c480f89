import { TAG } from './tags'
import type { TiffDirectory } from './tiffDirectory'
import type { TiffPage } from './tiffPage'
import { unreadable } from './unreadable'
import { asStored, type TiffType } from './tiffImage'

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const NOT_A_NUMBER = /^[+-]?nan$/i
const INFINITE = /^[+-]?inf(inity)?$/i

/** Value that marks missing data (GDAL_NODATA), as values of the type hold it. */
export function nodataOf(directory: TiffDirectory, type: TiffType): number | undefined {
  const text = directory.text(TAG.gdalNodata)?.trim() ?? ''
  if (NOT_A_NUMBER.test(text)) return Number.NaN
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  return DECIMAL.test(text) ? asStored(Number(text), type) : undefined
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
 * @throws ReoError where it is not clear, or versions of GDAL differ
 */
export function fillOf({ directory, layout: { type }, nodata }: TiffPage): number {
  if (nodata === undefined && !directory.has(TAG.gdalNodata)) return 0
  if (nodata === undefined) throw directory.damaged('its nodata is no number')
  if (type === 'float32' || type === 'float64') return nodata
  const [least, most] = RANGES[type]
  if (type === 'int8' && (nodata < least || nodata > most))
    throw unreadable(directory, 'missing pixels with a nodata beyond int8 are not read')
  if (Number.isNaN(nodata)) return 0
  return Math.min(most, Math.max(least, Math.sign(nodata) * Math.round(Math.abs(nodata))))
}
