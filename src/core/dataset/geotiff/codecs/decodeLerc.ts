import Lerc from 'lerc'
import type { LercExpectation } from './codecMethods'

/** LERC's codes of value types. */
const TYPES: readonly string[] = ['int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'float32', 'float64']

/** Versions with a checksum, by which a damaged blob is known. */
const VERSIONS: readonly number[] = [3, 4, 5]

const MAGIC = 'Lerc2 '

/**
 * Decodes a LERC blob: rows of pixels, values side by side, in the machine's byte order.
 * @throws Error when it is damaged, or holds anything but what is expected
 */
export function decodeLerc(bytes: Uint8Array, expected: LercExpectation): Uint8Array<ArrayBuffer> {
  const blob = new Uint8Array(bytes)
  checkHeader(new DataView(blob.buffer), expected)
  const { pixels } = Lerc.decode(blob.buffer, { returnPixelInterleavedDims: true })
  const { buffer, byteOffset, byteLength } = pixels[0]
  return new Uint8Array(buffer, byteOffset, byteLength).slice()
}

/** What the blob says has to be what the TIFF says, before any memory is taken for it. */
function checkHeader(view: DataView, { width, height, samples, type }: LercExpectation): void {
  const isLerc2 = [...MAGIC].every((letter, index) => view.getUint8(index) === letter.charCodeAt(0))
  const version = view.getInt32(6, true)
  if (!isLerc2 || !VERSIONS.includes(version)) throw new Error('its version of LERC is not read')
  const hasSamples = version >= 4
  const rest = hasSamples ? 26 : 22
  const isAsExpected =
    view.getUint32(14, true) === height &&
    view.getUint32(18, true) === width &&
    (hasSamples ? view.getUint32(22, true) : 1) === samples &&
    TYPES[view.getInt32(rest + 12, true)] === type
  if (!isAsExpected) throw new Error('its LERC blob holds other values than the TIFF says')
  if (view.getInt32(rest + 8, true) !== view.byteLength) throw new Error('its LERC blob has another length')
  if (view.getUint32(rest, true) !== width * height) throw new Error('missing pixels in LERC are not read')
}
