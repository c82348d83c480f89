import { COMPRESSION, PHOTOMETRIC, PREDICTOR, TAG } from './tags'
import type { TiffDirectory } from './tiffDirectory'
import { BYTES_PER_VALUE, type TiffType } from './tiffImage'

export type Codec = 'none' | 'deflate' | 'lzw'

const CODECS: Readonly<Record<number, Codec>> = {
  [COMPRESSION.none]: 'none',
  [COMPRESSION.deflate]: 'deflate',
  [COMPRESSION.deflateOld]: 'deflate',
  [COMPRESSION.lzw]: 'lzw',
}

/** How a TIFF's pixels lie in its file: in segments (strips or tiles), row by row from the top left. */
export interface TiffLayout {
  readonly width: number
  readonly height: number
  readonly bands: number
  readonly type: TiffType
  /** True where each segment holds one band; else its pixels hold all bands side by side. */
  readonly separateBands: boolean
  readonly codec: Codec
  /** True where each value is stored as its difference from the pixel to the left. */
  readonly differences: boolean
  readonly tiled: boolean
  readonly segmentWidth: number
  readonly segmentHeight: number
  readonly segmentsAcross: number
  readonly segmentsDown: number
  /** Byte position and length of every segment; band by band where bands are separate. */
  readonly offsets: readonly number[]
  readonly byteCounts: readonly number[]
}

const PLAIN_PHOTOMETRICS: readonly number[] = Object.values(PHOTOMETRIC)

/** The layout of a TIFF that the fast path reads, or undefined where it must be left to others. */
export function fastLayout(directory: TiffDirectory): TiffLayout | undefined {
  const bands = directory.number(TAG.samplesPerPixel) ?? 1
  const type = typeOf(directory, bands)
  const codec = codecOf(directory, type)
  const segments = segmentsOf(directory)
  const planar = directory.number(TAG.planarConfiguration) ?? 1
  if (type === undefined || codec === undefined || segments === undefined || bands < 1) return undefined
  if (planar !== 1 && planar !== 2) return undefined
  if (!hasPlainColours(directory)) return undefined
  if ((directory.number(TAG.fillOrder) ?? 1) !== 1) return undefined
  const needed = segments.segmentsAcross * segments.segmentsDown * (planar === 2 ? bands : 1)
  if (segments.offsets.length < needed || segments.byteCounts.length < needed) return undefined
  return { bands, type, separateBands: planar === 2, ...codec, ...segments }
}

/** Whether the stored values are the pixels, with no colours to convert. */
export function hasPlainColours(directory: TiffDirectory): boolean {
  return PLAIN_PHOTOMETRICS.includes(directory.number(TAG.photometric) ?? PHOTOMETRIC.blackIsZero)
}

/** The one value type of all bands, or undefined where it is none that arrays hold. */
export function typeOf(directory: TiffDirectory, bands: number): TiffType | undefined {
  const bits = common(directory.numbers(TAG.bitsPerSample) ?? [1])
  const format = common(directory.numbers(TAG.sampleFormat)?.slice(0, bands) ?? [1])
  const kind = format === 1 ? 'uint' : format === 2 ? 'int' : format === 3 ? 'float' : undefined
  const type = `${kind}${bits}`
  return isTiffType(type) ? type : undefined
}

function isTiffType(text: string): text is TiffType {
  return text in BYTES_PER_VALUE
}

function common(values: readonly number[]): number | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined
}

function codecOf(
  directory: TiffDirectory,
  type: TiffType | undefined,
): Pick<TiffLayout, 'codec' | 'differences'> | undefined {
  const codec = CODECS[directory.number(TAG.compression) ?? COMPRESSION.none]
  if (codec === undefined) return undefined
  const predictor = codec === 'none' ? PREDICTOR.none : (directory.number(TAG.predictor) ?? PREDICTOR.none)
  if (predictor === PREDICTOR.none) return { codec, differences: false }
  if (predictor === PREDICTOR.horizontal && type !== 'float64') return { codec, differences: true }
  return undefined
}

type Segments = Pick<
  TiffLayout,
  | 'width'
  | 'height'
  | 'tiled'
  | 'segmentWidth'
  | 'segmentHeight'
  | 'segmentsAcross'
  | 'segmentsDown'
  | 'offsets'
  | 'byteCounts'
>

function segmentsOf(directory: TiffDirectory): Segments | undefined {
  const width = directory.number(TAG.imageWidth)
  const height = directory.number(TAG.imageLength)
  if (!isPositive(width) || !isPositive(height)) return undefined
  const tiled = directory.has(TAG.tileWidth)
  const segmentWidth = tiled ? directory.number(TAG.tileWidth) : width
  const segmentHeight = tiled
    ? directory.number(TAG.tileLength)
    : Math.min(directory.number(TAG.rowsPerStrip) ?? height, height)
  const offsets = directory.numbers(tiled ? TAG.tileOffsets : TAG.stripOffsets)
  const byteCounts = directory.numbers(tiled ? TAG.tileByteCounts : TAG.stripByteCounts)
  if (!isPositive(segmentWidth) || !isPositive(segmentHeight)) return undefined
  if (offsets === undefined || byteCounts === undefined) return undefined
  return {
    width,
    height,
    tiled,
    segmentWidth,
    segmentHeight,
    segmentsAcross: Math.ceil(width / segmentWidth),
    segmentsDown: Math.ceil(height / segmentHeight),
    offsets,
    byteCounts,
  }
}

function isPositive(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value > 0
}
