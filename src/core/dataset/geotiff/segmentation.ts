import { TAG } from './tags'
import type { TiffDirectory } from './tiffDirectory'

/** How an image is cut into segments: strips or tiles. */
export interface Segmentation {
  readonly width: number
  readonly height: number
  /** True where each segment holds one band; else its pixels hold all bands side by side. */
  readonly separateBands: boolean
  readonly tiled: boolean
  readonly segmentWidth: number
  readonly segmentHeight: number
  readonly segmentsAcross: number
  readonly segmentsDown: number
  /** Byte position and length of every segment; band by band where bands are separate. */
  readonly offsets: readonly number[]
  readonly byteCounts: readonly number[]
}

/** A file with more strips or tiles is not read: their positions alone would fill the memory. */
const MAXIMUM_SEGMENTS = 2 ** 24

/** Uncompressed strips longer than this are read in parts. */
const LONG_STRIP_BYTES = 2 ** 20

const STRIP_FIELDS = [TAG.stripOffsets, TAG.stripByteCounts]
const TILE_FIELDS = [TAG.tileWidth, TAG.tileLength, TAG.tileOffsets, TAG.tileByteCounts]

/**
 * @param bits of a stored value
 * @param plain whether the values lie in the file uncompressed
 * @throws ReoError where the fields contradict each other or some are missing
 */
export function segmentationOf(
  directory: TiffDirectory,
  bands: number,
  bits: number,
  plain: boolean,
): Segmentation {
  const width = positive(directory, TAG.imageWidth)
  const height = positive(directory, TAG.imageLength)
  const planar = directory.integer(TAG.planarConfiguration) ?? 1
  if (planar !== 1 && planar !== 2) throw directory.damaged(`its planar configuration is ${planar}`)
  const tiled = directory.has(TAG.tileWidth)
  if ((tiled ? STRIP_FIELDS : TILE_FIELDS).some((tag) => directory.has(tag)))
    throw directory.damaged('it has fields of both strips and tiles')
  const segmentWidth = tiled ? positive(directory, TAG.tileWidth) : width
  const rowsPerStrip = positive(directory, TAG.rowsPerStrip, height)
  const segmentHeight = tiled ? positive(directory, TAG.tileLength) : Math.min(rowsPerStrip, height)
  const segmentsAcross = Math.ceil(width / segmentWidth)
  const segmentsDown = Math.ceil(height / segmentHeight)
  const segmentation = {
    width,
    height,
    separateBands: planar === 2,
    tiled,
    segmentWidth,
    segmentHeight,
    segmentsAcross,
    segmentsDown,
    ...placesOf(directory, tiled, segmentsAcross * segmentsDown * (planar === 2 ? bands : 1)),
  }
  const rowBytes = Math.ceil((width * bits * (planar === 2 ? 1 : bands)) / 8)
  return plain ? withShortStrips(segmentation, rowBytes) : segmentation
}

/** @param usual value where the field is absent; it must not be where there is none */
function positive(directory: TiffDirectory, tag: number, usual?: number): number {
  const value = directory.integer(tag) ?? usual
  if (value === undefined || value < 1) throw directory.damaged(`its field ${tag} is ${value ?? 'missing'}`)
  return value
}

function placesOf(
  directory: TiffDirectory,
  tiled: boolean,
  segments: number,
): Pick<Segmentation, 'offsets' | 'byteCounts'> {
  if (segments > MAXIMUM_SEGMENTS) throw directory.damaged(`it declares ${segments} strips or tiles`)
  const offsets = directory.integers(tiled ? TAG.tileOffsets : TAG.stripOffsets, segments)
  const byteCounts = directory.integers(tiled ? TAG.tileByteCounts : TAG.stripByteCounts, segments)
  if (offsets?.length !== segments || byteCounts?.length !== segments)
    throw directory.damaged(`it does not say where its ${segments} strips or tiles lie`)
  return { offsets, byteCounts }
}

/** One long uncompressed strip per band as many short ones, so that a window is read without the rest. */
function withShortStrips(whole: Segmentation, rowBytes: number): Segmentation {
  const { height, segmentHeight, segmentsDown, tiled, offsets, byteCounts } = whole
  const rows = Math.max(1, Math.floor(LONG_STRIP_BYTES / rowBytes))
  const isWhole = byteCounts.every((count) => count >= rowBytes * height)
  if (tiled || segmentsDown > 1 || rows >= segmentHeight || !isWhole) return whole
  const parts = Math.ceil(height / rows)
  const part = (index: number) => Math.min(rows, height - index * rows)
  return {
    ...whole,
    segmentHeight: rows,
    segmentsDown: parts,
    offsets: offsets.flatMap((offset) =>
      Array.from({ length: parts }, (_, index) => offset + index * rows * rowBytes),
    ),
    byteCounts: offsets.flatMap(() => Array.from({ length: parts }, (_, index) => part(index) * rowBytes)),
  }
}
