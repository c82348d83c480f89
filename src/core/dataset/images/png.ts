import { inflateSync } from 'node:zlib'
import { convertIndexedToRgb, decode, type DecodedPng } from 'fast-png'
import { messageOf, ReoError } from '../../errors'
import { fromInterleaved } from './interleaved'
import { type ImageFormat, type ImageRequest, startsWith } from './imageFormat'
import { checkPictureSize } from './pictureSize'
import { pngHeader, type PngHeader, pngPixelData } from './pngChunks'

/** Larger files are unpacked once more beforehand, to see that they hold no more than they declare. */
const SMALL_BYTES = 65_536

/** PNG of 8 or 16 bits, grey, in colours or with a palette; one band of a palette is its indexes. */
export const png: ImageFormat = {
  name: 'PNG',
  extensions: ['png'],
  recognises: (bytes) => startsWith(bytes, '\x89PNG'),
  decode: (bytes, name, request) => {
    const header = pngHeader(bytes, name)
    checkPictureSize('PNG', name, { ...header, bands: header.channels })
    if (bytes.length > SMALL_BYTES) checkUnpackedSize(bytes, header, name)
    return { pixels: pixelsOf(decoded(bytes, name), header, request, name), nodata: undefined }
  },
}

function decoded(bytes: Uint8Array<ArrayBuffer>, name: string): DecodedPng {
  try {
    return decode(bytes, { checkCrc: true })
  } catch (error) {
    throw unreadable(name, messageOf(error), error)
  }
}

function pixelsOf(image: DecodedPng, header: PngHeader, request: ImageRequest, name: string) {
  const { width, height, palette } = image
  if (palette !== undefined) {
    const indexes = unpacked(image)
    if (request.bands === 1) return fromInterleaved(indexes, { width, height, bands: 1, channels: 1 })
    const colours = convertIndexedToRgb({ ...image, depth: 8, data: indexes })
    const channels = palette[0]?.length ?? 3
    return fromInterleaved(colours, { width, height, bands: bandsOf(colours, channels), channels })
  }
  if (header.depth < 8) throw unreadable(name, `values of ${header.depth} bits are not read`)
  const { data, channels } = image
  return fromInterleaved(data, { width, height, bands: bandsOf(data, channels), channels })
}

/** A band of opacity is left out where it says nothing: where every pixel is opaque. */
function bandsOf(data: ArrayLike<number>, channels: number): number {
  if (channels === 1 || channels === 3) return channels
  const opaque = data instanceof Uint16Array ? 65_535 : 255
  for (let at = channels - 1; at < data.length; at += channels) if (data[at] !== opaque) return channels
  return channels - 1
}

/** One byte a pixel: palettes of up to 16 colours hold several pixels in one. */
function unpacked({ data, depth, width, height }: DecodedPng): Uint8Array {
  if (depth === 8) return Uint8Array.from(data)
  const rowBytes = Math.ceil((width * depth) / 8)
  const mask = (1 << depth) - 1
  return Uint8Array.from({ length: width * height }, (_, pixel) => {
    const bit = (pixel % width) * depth
    const byte = data[Math.floor(pixel / width) * rowBytes + (bit >> 3)]
    return (byte >> (8 - depth - (bit & 7))) & mask
  })
}

function checkUnpackedSize(
  bytes: Uint8Array,
  { width, height, channels, depth }: PngHeader,
  name: string,
): void {
  const rowBytes = Math.ceil((width * channels * depth) / 8) + 1
  // Interlaced pictures have up to seven times as many, shorter rows.
  const maxOutputLength = rowBytes * height + 7 * (height + 1)
  try {
    inflateSync(pngPixelData(bytes), { maxOutputLength })
  } catch (error) {
    throw unreadable(name, `its pixels do not unpack to what it declares: ${messageOf(error)}`, error)
  }
}

function unreadable(name: string, why: string, cause?: unknown): ReoError {
  return new ReoError(`The PNG cannot be decoded: ${why}`, {
    where: name,
    mend: 'Write it again with 8 or 16 bits, grey or in colours.',
    cause,
  })
}
