import { ReoError } from '../../errors'

/** What the frame header of a JPEG says. */
export interface JpegHeader {
  readonly width: number
  readonly height: number
  /** Bits of a value. */
  readonly precision: number
  readonly components: number
}

/** Markers that stand by themselves, without a length. */
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** SOF0 to SOF15; DHT, JPG and DAC lie among them. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** @throws ReoError when a JPEG has no frame header */
export function jpegHeader(bytes: Uint8Array<ArrayBuffer>, name: string): JpegHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 10 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]
    if (isFrame(marker)) {
      return {
        precision: bytes[at + 4],
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: bytes[at + 9],
      }
    }
    if (marker === 0xff) at += 1
    else at += 2 + (isAlone(marker) ? 0 : view.getUint16(at + 2))
  }
  throw new ReoError('The JPEG has no picture in it', { where: name, mend: 'Copy or write it again.' })
}
