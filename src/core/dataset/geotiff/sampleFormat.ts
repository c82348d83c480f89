import { TAG } from './tags'
import type { TiffDirectory } from './tiffDirectory'
import type { TiffType } from './tiffImage'
import { unreadable } from './unreadable'

/** How a value is stored: as arrays hold it, in fewer bits, or as a float that no array holds. */
export type Storage = 'plain' | 'packedBits' | 'halfFloat' | 'threeByteFloat'

/** Values as a TIFF stores them, and as they are read. */
export interface SampleFormat {
  readonly bits: number
  readonly storage: Storage
  readonly type: TiffType
}

/** Codes of TIFF's SampleFormat; values without a format are whole numbers to GDAL. */
const FORMAT = { unsigned: 1, signed: 2, float: 3, none: 4 } as const

/** The one format of all bands' values. @throws ReoError where it is none that is read */
export function sampleFormatOf(directory: TiffDirectory, bands: number): SampleFormat {
  const bits = perBand(directory, TAG.bitsPerSample, bands)
  const format = perBand(directory, TAG.sampleFormat, bands)
  // GDAL and the TIFF specification differ on the order of the three bytes.
  const isDisputed = bits === 24 && format !== FORMAT.float && !directory.littleEndian
  const known = isDisputed ? undefined : (plainFormat(format, bits) ?? packedFormat(format, bits))
  if (known !== undefined) return known
  throw unreadable(directory, `values of ${bits} bits in sample format ${format} are not read`)
}

/** Values that arrays hold as they are. */
function plainFormat(format: number, bits: number): SampleFormat | undefined {
  const type = plainType(format, bits)
  return type === undefined ? undefined : { bits, storage: 'plain', type }
}

function plainType(format: number, bits: number): TiffType | undefined {
  const isSigned = format === FORMAT.signed
  switch (bits) {
    case 8:
      return isWhole(format) ? (isSigned ? 'int8' : 'uint8') : undefined
    case 16:
      return isWhole(format) ? (isSigned ? 'int16' : 'uint16') : undefined
    case 32:
      if (format === FORMAT.float) return 'float32'
      return isWhole(format) ? (isSigned ? 'int32' : 'uint32') : undefined
    default:
      return bits === 64 && format === FORMAT.float ? 'float64' : undefined
  }
}

function isWhole(format: number): boolean {
  return format === FORMAT.unsigned || format === FORMAT.signed || format === FORMAT.none
}

/** Other widths; whole numbers are unsigned to GDAL, whatever the file says. */
function packedFormat(format: number, bits: number): SampleFormat | undefined {
  if (format === FORMAT.float && bits === 16) return { bits, storage: 'halfFloat', type: 'float32' }
  if (format === FORMAT.float && bits === 24) return { bits, storage: 'threeByteFloat', type: 'float32' }
  if (bits < 1 || bits > 31 || (format !== FORMAT.unsigned && format !== FORMAT.signed)) return undefined
  return { bits, storage: 'packedBits', type: bits < 8 ? 'uint8' : bits < 16 ? 'uint16' : 'uint32' }
}

/** A field with one value for all bands, or one per band that are all the same; 1 where it is absent. */
function perBand(directory: TiffDirectory, tag: number, bands: number): number {
  const values = directory.integers(tag)?.slice(0, bands)
  if (values === undefined) return 1
  if (values.length !== 1 && values.length < bands)
    throw directory.damaged(`its field ${tag} does not name all bands`)
  if (values.some((value) => value !== values[0]))
    throw unreadable(directory, 'bands of different types are not read')
  return values[0]
}
