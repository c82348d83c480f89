import { inflateSync } from 'node:zlib'
import { messageOf } from '../../errors'
import { withBitsReversed, withBytesReversed } from './byteOrder'
import type { ByteSource } from './byteSource'
import { decodeLzw } from './codecs/lzw'
import { decodePackBits } from './codecs/packBits'
import type { TiffLayout } from './layout'
import { joinFloatBytes, sumDifferences } from './predictors'
import { nameOfSegment, type Segment } from './segments'
import type { TiffPage } from './tiffPage'
import type { TiffValues } from './tiffImage'
import { unpackValues } from './unpackValues'

/** A segment that the file leaves out (sparse files). */
export function isLeftOut({ layout: { offsets, byteCounts } }: TiffPage, { index }: Segment): boolean {
  return byteCounts[index] === 0 && offsets[index] === 0
}

/** A segment's values, rows as wide as the segment. @throws ReoError when it is truncated or damaged */
export function decodeSegment(page: TiffPage, segment: Segment): TiffValues {
  const { directory, layout } = page
  const stored = storedBytes(directory.source, page, segment)
  try {
    return valuesOf(
      page,
      segment,
      decompressed(stored, layout, bytesIn(layout, segment.samples, layout.segmentHeight)),
    )
  } catch (error) {
    throw damaged(page, segment, error)
  }
}

function storedBytes(source: ByteSource, page: TiffPage, segment: Segment): Uint8Array<ArrayBuffer> {
  const { directory, layout } = page
  const length = layout.byteCounts[segment.index]
  const bytes = length === 0 ? undefined : source.read(layout.offsets[segment.index], length)
  if (bytes === undefined) throw directory.truncated(`in ${nameOfSegment(layout, segment)}`)
  return layout.bitsReversed ? withBitsReversed(bytes) : bytes
}

/** @param limit bytes of a whole segment; more is a fault */
function decompressed(
  bytes: Uint8Array<ArrayBuffer>,
  { codec }: TiffLayout,
  limit: number,
): Uint8Array<ArrayBuffer> {
  switch (codec) {
    case 'none':
      return bytes
    case 'deflate':
      return inflateSync(bytes, { maxOutputLength: limit })
    case 'lzw':
      return decodeLzw(bytes, limit)
    case 'packBits':
      return decodePackBits(bytes, limit)
    default:
      throw new Error('its codec is not known')
  }
}

/** @throws Error when there are fewer bytes than the segment's pixels take */
function valuesOf({ layout }: TiffPage, segment: Segment, bytes: Uint8Array<ArrayBuffer>): TiffValues {
  const { samples } = segment
  const needed = bytesIn(layout, samples, layout.tiled ? layout.segmentHeight : segment.rows)
  if (bytes.length < needed) throw new Error(`it holds ${bytes.length} of ${needed} bytes`)
  const rows = inOrder(bytes.subarray(0, needed), layout, samples)
  return unpackValues(rows, layout, layout.segmentWidth * samples)
}

function inOrder(
  bytes: Uint8Array<ArrayBuffer>,
  layout: TiffLayout,
  samples: number,
): Uint8Array<ArrayBuffer> {
  const { bits, storage, predictor, littleEndian } = layout
  if (predictor === 'floatingPoint') return joinFloatBytes(bytes, layout, samples)
  const isSwapped = !littleEndian && bits > 8 && storage !== 'packedBits'
  const ordered = isSwapped ? withBytesReversed(bytes, bits / 8) : bytes
  if (predictor === 'none') return ordered
  const aligned = ordered.byteOffset % 8 === 0 ? ordered : new Uint8Array(ordered)
  sumDifferences(aligned, layout, samples)
  return aligned
}

function bytesIn({ bits, segmentWidth }: TiffLayout, samples: number, rows: number): number {
  return Math.ceil((segmentWidth * samples * bits) / 8) * rows
}

function damaged({ directory, layout }: TiffPage, segment: Segment, error: unknown): Error {
  return directory.damaged(`${nameOfSegment(layout, segment)} cannot be decoded (${messageOf(error)})`, error)
}
