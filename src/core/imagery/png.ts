import { encode } from 'fast-png'
import type { Picture } from './picture'

/** The bytes of a picture as an 8-bit RGBA PNG. */
export function encodePng({ width, height, rgba }: Picture): Uint8Array {
  return encode({
    width,
    height,
    data: new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.length),
    channels: 4,
  })
}
