import { inflateSync } from 'node:zlib'
import type { Codec } from '../layout'
import { decodeLzw } from './lzw'
import { decodePackBits } from './packBits'

/** Decodes the bytes of a strip or tile; damaged ones are an Error. */
type Decompress = (bytes: Uint8Array<ArrayBuffer>, sizes: SegmentSizes) => Uint8Array<ArrayBuffer>

/** Decoded bytes of a strip or tile. */
export interface SegmentSizes {
  /** Those of its pixels inside the image: what is wanted. */
  readonly needed: number
  /** Those of a whole one, which the last strip may be too; to decode to more is a fault. */
  readonly limit: number
}

const AT_ONCE: Readonly<Partial<Record<Codec, Decompress>>> = {
  none: (bytes) => bytes,
  deflate: (bytes, { limit }) => inflateSync(bytes, { maxOutputLength: limit }),
  lzw: (bytes, { needed }) => decodeLzw(bytes, needed),
  packBits: (bytes, { needed }) => decodePackBits(bytes, needed),
}

/**
 * The decoder of a codec that is ours or Node's own, or undefined where there is none. Node's Zstandard is not used:
 * it gives other bytes than libzstd for some damaged data.
 */
export function decompressAtOnce(codec: Codec): Decompress | undefined {
  return AT_ONCE[codec]
}
