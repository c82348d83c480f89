import { inflateSync } from 'node:zlib'
import { messageOf, ReoError } from '../../errors'
import type { TiffLayout } from './layout'
import { decodeLzw } from './lzw'
import type { TiffDirectory } from './tiffDirectory'
import { BYTES_PER_VALUE, type TiffPixels, type TiffType, type TiffValues, valuesOf } from './tiffImage'

/** One strip or tile and the place of its pixels in the image. */
interface Segment {
  readonly index: number
  readonly left: number
  readonly top: number
  readonly columns: number
  readonly rows: number
  /** First band it holds, and how many side by side. */
  readonly band: number
  readonly samples: number
}

/**
 * Decodes the layouts that patches have, at once and without copies where the file allows: strips or tiles, bands
 * side by side or separate, both byte orders, uncompressed, deflate or LZW with or without horizontal differencing.
 * The pixels may be a view of the file's bytes.
 * @param fill value of segments that the file leaves out (sparse files)
 * @throws ReoError when a segment is truncated or damaged
 */
export function fastPixels(directory: TiffDirectory, layout: TiffLayout, fill: number): TiffPixels {
  const { width, height, bands, type } = layout
  const view = viewOfPixels(directory, layout)
  if (view !== undefined) return { width, height, bands, type, data: view }
  const data = valuesOf(type, width * height * bands)
  for (const segment of segmentsOf(layout)) {
    if (layout.byteCounts[segment.index] === 0) fillSegment(layout, segment, fill, data)
    else placeSegment(layout, segment, segmentValues(directory, layout, segment), data)
  }
  return { width, height, bands, type, data }
}

/** The pixels as they lie in the file, where they do so in one piece and as arrays hold them. */
function viewOfPixels(directory: TiffDirectory, layout: TiffLayout): TiffValues | undefined {
  const { width, height, bands, type, codec, tiled, separateBands } = layout
  const size = BYTES_PER_VALUE[type]
  const isPlain = codec === 'none' && !tiled && (separateBands || bands === 1)
  if (!isPlain || !(directory.littleEndian || size === 1) || !stripsAdjoin(layout, width * size))
    return undefined
  const { buffer, byteOffset, length } = directory.bytes
  const start = layout.offsets[0]
  const count = width * height * bands
  const isInside = start + count * size <= length
  return isInside && (byteOffset + start) % size === 0
    ? valuesOf(type, buffer, byteOffset + start, count)
    : undefined
}

/** Whether every strip holds its rows and nothing else, and the next begins where it ends. */
function stripsAdjoin(layout: TiffLayout, rowBytes: number): boolean {
  const { height, segmentHeight, segmentsDown, offsets, byteCounts } = layout
  const strips = segmentsDown * (layout.separateBands ? layout.bands : 1)
  let next = offsets[0]
  for (let strip = 0; strip < strips; strip++) {
    const top = (strip % segmentsDown) * segmentHeight
    const bytes = Math.min(segmentHeight, height - top) * rowBytes
    if (offsets[strip] !== next || byteCounts[strip] !== bytes) return false
    next += bytes
  }
  return true
}

function* segmentsOf(layout: TiffLayout): Iterable<Segment> {
  const { width, height, bands, separateBands, segmentWidth, segmentHeight, segmentsAcross, segmentsDown } =
    layout
  let index = 0
  for (let band = 0; band < (separateBands ? bands : 1); band++) {
    for (let down = 0; down < segmentsDown; down++) {
      for (let across = 0; across < segmentsAcross; across++) {
        const left = across * segmentWidth
        const top = down * segmentHeight
        yield {
          index: index++,
          left,
          top,
          columns: Math.min(segmentWidth, width - left),
          rows: Math.min(segmentHeight, height - top),
          band,
          samples: separateBands ? 1 : bands,
        }
      }
    }
  }
}

/** A segment's values in the machine's byte order, rows as wide as the segment. */
function segmentValues(directory: TiffDirectory, layout: TiffLayout, segment: Segment): TiffValues {
  const { type, segmentWidth, segmentHeight, tiled } = layout
  const size = BYTES_PER_VALUE[type]
  const rowBytes = segmentWidth * segment.samples * size
  const needed = rowBytes * (tiled ? segmentHeight : segment.rows)
  const stored = storedBytes(directory, layout, segment)
  const bytes = decompressed(directory, layout, segment, stored, rowBytes * segmentHeight)
  if (bytes.length < needed) throw directory.truncated(`in ${nameOf(layout, segment)}`)
  const ordered =
    directory.littleEndian || size === 1
      ? bytes.subarray(0, needed)
      : swapped(bytes.subarray(0, needed), size)
  const values = alignedValues(type, ordered, size)
  if (layout.differences) sumDifferences(values, type, segmentWidth, segment.samples)
  return values
}

function storedBytes(
  directory: TiffDirectory,
  layout: TiffLayout,
  segment: Segment,
): Uint8Array<ArrayBuffer> {
  const offset = layout.offsets[segment.index]
  const end = offset + layout.byteCounts[segment.index]
  if (end > directory.bytes.length) throw directory.truncated(`in ${nameOf(layout, segment)}`)
  return directory.bytes.subarray(offset, end)
}

/** @param limit bytes of a whole segment */
function decompressed(
  directory: TiffDirectory,
  layout: TiffLayout,
  segment: Segment,
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
): Uint8Array<ArrayBuffer> {
  try {
    switch (layout.codec) {
      case 'none':
        return bytes
      case 'deflate':
        return inflateSync(bytes, { maxOutputLength: limit })
      case 'lzw':
        return decodeLzw(bytes, limit)
    }
  } catch (error) {
    throw new ReoError(`The TIFF's ${nameOf(layout, segment)} is damaged (${messageOf(error)})`, {
      where: directory.name,
      mend: 'Copy or download the file again.',
      cause: error,
    })
  }
}

function swapped(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const copy = Buffer.from(bytes)
  if (size === 2) return copy.swap16()
  return size === 4 ? copy.swap32() : copy.swap64()
}

function alignedValues(type: TiffType, bytes: Uint8Array<ArrayBuffer>, size: number): TiffValues {
  const aligned = bytes.byteOffset % size === 0 ? bytes : new Uint8Array(bytes)
  return valuesOf(type, aligned.buffer, aligned.byteOffset, aligned.byteLength / size)
}

/** Undoes TIFF predictor 2, modulo the values' width as libtiff does, floats included. */
function sumDifferences(values: TiffValues, type: TiffType, width: number, samples: number): void {
  const words = wordsOf(values, BYTES_PER_VALUE[type])
  const rowLength = width * samples
  for (let row = 0; row < words.length; row += rowLength) {
    for (let index = row + samples; index < row + rowLength; index++) words[index] += words[index - samples]
  }
}

function wordsOf(
  { buffer, byteOffset, length }: TiffValues,
  size: number,
): Uint8Array | Uint16Array | Uint32Array {
  if (size === 1) return new Uint8Array(buffer, byteOffset, length)
  return size === 2
    ? new Uint16Array(buffer, byteOffset, length)
    : new Uint32Array(buffer, byteOffset, length)
}

function placeSegment(layout: TiffLayout, segment: Segment, values: TiffValues, data: TiffValues): void {
  const { width, height, segmentWidth } = layout
  const { left, top, columns, rows, band, samples } = segment
  if (samples === 1 && segmentWidth === width) {
    data.set(values.subarray(0, rows * width), (band * height + top) * width)
    return
  }
  for (let sample = 0; sample < samples; sample++) {
    for (let row = 0; row < rows; row++) {
      const target = ((band + sample) * height + top + row) * width + left
      const source = row * segmentWidth * samples + sample
      for (let column = 0; column < columns; column++)
        data[target + column] = values[source + column * samples]
    }
  }
}

function fillSegment(layout: TiffLayout, segment: Segment, fill: number, data: TiffValues): void {
  const { width, height } = layout
  for (let band = segment.band; band < segment.band + segment.samples; band++) {
    for (let row = segment.top; row < segment.top + segment.rows; row++) {
      const start = (band * height + row) * width + segment.left
      data.fill(fill, start, start + segment.columns)
    }
  }
}

function nameOf({ tiled }: TiffLayout, { index }: Segment): string {
  return `${tiled ? 'tile' : 'strip'} ${index}`
}
