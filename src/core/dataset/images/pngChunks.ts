import { ReoError } from '../../errors'

/** What the first chunk of a PNG says. */
export interface PngHeader {
  readonly width: number
  readonly height: number
  /** Bits of a value. */
  readonly depth: number
  readonly channels: number
}

/** Values of a pixel by PNG's colour type. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** @throws ReoError when the file does not start as a PNG does */
export function pngHeader(bytes: Uint8Array<ArrayBuffer>, name: string): PngHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const channels = bytes.length < 33 ? undefined : CHANNELS[bytes[25]]
  if (channels === undefined || view.getUint32(12) !== 0x49484452)
    throw new ReoError('The PNG has no header', { where: name, mend: 'Copy or write it again.' })
  return { width: view.getUint32(16), height: view.getUint32(20), depth: bytes[24], channels }
}

/** The compressed pixels: all IDAT chunks one after the other. */
export function pngPixelData(bytes: Uint8Array): Buffer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    if (view.getUint32(at + 4) === 0x49444154) parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return Buffer.concat(parts)
}
