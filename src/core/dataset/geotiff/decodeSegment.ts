import { messageOf, type ReoError } from '../../errors'
import { withBitsReversed, withBytesReversed } from './byteOrder'
import { decodeApart } from './codecs/decodeApart'
import { decompressAtOnce, type SegmentSizes } from './codecs/decompress'
import type { TiffLayout } from './layout'
import { lercExpectation } from './lercExpectation'
import { joinFloatBytes, sumDifferences } from './predictors'
import { nameOfSegment, type Segment } from './segments'
import type { TiffValues } from './tiffImage'
import type { TiffPage } from './tiffPage'
import { unpackValues } from './unpackValues'

/** A segment that the file leaves out (sparse files). */
export function isLeftOut({ layout: { offsets, byteCounts } }: TiffPage, { index }: Segment): boolean {
  return byteCounts[index] === 0 && offsets[index] === 0
}

/**
 * A segment's values, rows as wide as the segment; undefined where {@link decodeSegmentApart} has to do it.
 * @throws ReoError when it is truncated or damaged
 */
export function decodeSegmentAtOnce(page: TiffPage, segment: Segment): TiffValues | undefined {
  const decompress = decompressAtOnce(page.layout.codec)
  if (decompress === undefined) return undefined
  const stored = storedBytes(page, segment)
  try {
    return valuesOf(page, segment, decompress(stored, sizesOf(page, segment)))
  } catch (error) {
    throw damaged(page, segment, error)
  }
}

/**
 * The same by a decoder that is not ours, in a thread of its own.
 * @throws ReoError when it is truncated or damaged, or takes too long
 */
export async function decodeSegmentApart(page: TiffPage, segment: Segment): Promise<TiffValues> {
  const compressed = { bytes: storedBytes(page, segment), limit: sizesOf(page, segment).limit }
  const expected = page.layout.codec === 'lerc' ? lercExpectation(page, segment) : undefined
  try {
    return valuesOf(page, segment, await decodeApart(compressed, expected))
  } catch (error) {
    throw damaged(page, segment, error)
  }
}

function storedBytes({ directory, layout }: TiffPage, segment: Segment): Uint8Array<ArrayBuffer> {
  const length = layout.byteCounts[segment.index]
  const bytes = length === 0 ? undefined : directory.source.read(layout.offsets[segment.index], length)
  if (bytes === undefined) throw directory.truncated(`in ${nameOfSegment(layout, segment)}`)
  return layout.bitsReversed ? withBitsReversed(bytes) : bytes
}

/** @throws Error when there are fewer bytes than the segment's pixels take */
function valuesOf(page: TiffPage, segment: Segment, bytes: Uint8Array<ArrayBuffer>): TiffValues {
  const { layout } = page
  const { needed } = sizesOf(page, segment)
  if (bytes.length < needed) throw new Error(`it holds ${bytes.length} of ${needed} bytes`)
  const rows = inOrder(bytes.subarray(0, needed), layout, segment.samples)
  return unpackValues(rows, layout, layout.segmentWidth * segment.samples)
}

/** Little-endian values as they were before a predictor took differences. */
function inOrder(
  bytes: Uint8Array<ArrayBuffer>,
  layout: TiffLayout,
  samples: number,
): Uint8Array<ArrayBuffer> {
  const { bits, storage, predictor, littleEndian } = layout
  if (predictor === 'floatingPoint') return joinFloatBytes(bytes, layout, samples)
  const isForeign = !littleEndian && bits > 8 && storage !== 'packedBits'
  const ordered = isForeign ? withBytesReversed(bytes, bits / 8) : bytes
  if (predictor === 'none') return ordered
  const aligned = ordered.byteOffset % 8 === 0 ? ordered : new Uint8Array(ordered)
  sumDifferences(aligned, layout, samples)
  return aligned
}

function sizesOf({ layout }: TiffPage, { samples, rows }: Segment): SegmentSizes {
  const { bits, segmentWidth, segmentHeight, tiled } = layout
  const rowBytes = Math.ceil((segmentWidth * samples * bits) / 8)
  return { needed: rowBytes * (tiled ? segmentHeight : rows), limit: rowBytes * segmentHeight }
}

function damaged({ directory, layout }: TiffPage, segment: Segment, error: unknown): ReoError {
  return directory.damaged(`${nameOfSegment(layout, segment)} cannot be decoded (${messageOf(error)})`, error)
}
