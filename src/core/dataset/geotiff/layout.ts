import { type SampleFormat, sampleFormatOf } from './sampleFormat'
import { type Segmentation, segmentationOf } from './segmentation'
import { COMPRESSION, PALETTE, PHOTOMETRIC, PREDICTOR, TAG } from './tags'
import type { TiffDirectory } from './tiffDirectory'
import { unreadable } from './unreadable'

export type Codec = 'none' | 'deflate' | 'lzw' | 'packBits' | 'zstandard' | 'lerc'

/** How values are made from those stored: added up from the left, as integers or as parts of floats. */
export type Predictor = 'none' | 'horizontal' | 'floatingPoint'

/** How a TIFF's pixels lie in its file: in segments (strips or tiles), row by row from the top left. */
export interface TiffLayout extends Segmentation, SampleFormat {
  readonly bands: number
  readonly codec: Codec
  readonly predictor: Predictor
  readonly littleEndian: boolean
  /** True where the file holds the bits of every byte in reverse order. */
  readonly bitsReversed: boolean
}

const CODECS: Readonly<Record<number, Codec>> = {
  [COMPRESSION.none]: 'none',
  [COMPRESSION.deflate]: 'deflate',
  [COMPRESSION.deflateOld]: 'deflate',
  [COMPRESSION.lzw]: 'lzw',
  [COMPRESSION.packBits]: 'packBits',
  [COMPRESSION.zstandard]: 'zstandard',
  [COMPRESSION.lerc]: 'lerc',
}

const NAMES_OF_UNREAD: Readonly<Record<number, string>> = {
  2: 'CCITT RLE',
  3: 'CCITT Group 3',
  4: 'CCITT Group 4',
  6: 'old-style JPEG',
  7: 'JPEG',
  32766: 'NeXT',
  32809: 'ThunderScan',
  34712: 'JPEG 2000',
  34925: 'LZMA',
  50001: 'WebP',
  50002: 'JPEG XL',
  52546: 'JPEG XL',
}

const CONVERTED_COLOURS: readonly number[] = Object.values(PHOTOMETRIC)

/** Red, green and blue of as many values as 16 bits hold. */
const LONGEST_PALETTE = 3 * 2 ** 16

/** The layout of a TIFF's image. @throws ReoError with the reason where it is of a kind that is not read */
export function layoutOf(directory: TiffDirectory): TiffLayout {
  const bands = directory.integer(TAG.samplesPerPixel) ?? 1
  if ((directory.integer(TAG.imageDepth) ?? 1) !== 1) throw unreadable(directory, 'volumes are not read')
  if (bands < 1 || bands > 65535) throw directory.damaged(`it declares ${bands} bands`)
  const codec = codecOf(directory)
  const format = sampleFormatOf(directory, bands)
  checkColours(directory, bands, format.bits)
  return {
    ...format,
    ...segmentationOf(directory, bands, format.bits, codec === 'none'),
    bands,
    codec,
    predictor: predictorOf(directory, codec, format),
    littleEndian: directory.littleEndian,
    bitsReversed: oneOf(directory, TAG.fillOrder, [1, 2]) === 2,
  }
}

/** Refuses what libtiff refuses, too: a damaged file is rather told from a whole one. */
function checkColours(directory: TiffDirectory, bands: number, bits: number): void {
  const colours = directory.integer(TAG.photometric)
  if (colours !== undefined && CONVERTED_COLOURS.includes(colours))
    throw unreadable(directory, `colours of model ${colours} are not read`)
  const palette = colours === PALETTE ? directory.integers(TAG.colourMap, LONGEST_PALETTE + 1) : undefined
  if (colours === PALETTE && palette?.length !== 3 * 2 ** bits)
    throw directory.damaged('its palette is not whole')
  const extra = directory.integers(TAG.extraSamples) ?? []
  if (extra.length > bands || extra.some((kind) => kind > 2))
    throw directory.damaged('what its extra bands are is not clear')
}

function codecOf(directory: TiffDirectory): Codec {
  const compression = directory.integer(TAG.compression) ?? COMPRESSION.none
  const codec = CODECS[compression]
  if (codec !== undefined) return codec
  const name = NAMES_OF_UNREAD[compression]
  throw unreadable(
    directory,
    `compression ${compression}${name === undefined ? '' : ` (${name})`} is not read`,
  )
}

/** Codecs that know no predictor ignore the field, as libtiff's do. */
function predictorOf(
  directory: TiffDirectory,
  codec: Codec,
  { bits, storage, type }: SampleFormat,
): Predictor {
  if (codec === 'none' || codec === 'packBits' || codec === 'lerc') return 'none'
  const predictor = directory.integer(TAG.predictor) ?? PREDICTOR.none
  if (predictor === PREDICTOR.none) return 'none'
  const isWhole = storage === 'plain' || storage === 'halfFloat'
  if (predictor === PREDICTOR.horizontal && isWhole) return 'horizontal'
  const isFloat = type.startsWith('float')
  if (predictor === PREDICTOR.floatingPoint && isFloat) return 'floatingPoint'
  throw unreadable(directory, `predictor ${predictor} with values of ${bits} bits is not read`)
}

function oneOf(directory: TiffDirectory, tag: number, allowed: readonly number[]): number {
  const value = directory.integer(tag) ?? allowed[0]
  if (!allowed.includes(value)) throw directory.damaged(`its field ${tag} is ${value}`)
  return value
}
