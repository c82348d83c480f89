import * as zlib from 'node:zlib'
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

/** What Node.js 22.15 and later have. */
interface NewerZlib {
  readonly inflateSync: typeof zlib.inflateSync
  readonly zstdDecompressSync?: typeof zlib.inflateSync
}

const { inflateSync, zstdDecompressSync }: NewerZlib = zlib

const AT_ONCE: Readonly<Partial<Record<Codec, Decompress>>> = {
  none: (bytes) => bytes,
  deflate: (bytes, { limit }) => inflateSync(bytes, { maxOutputLength: limit }),
  lzw: (bytes, { needed }) => decodeLzw(bytes, needed),
  packBits: (bytes, { needed }) => decodePackBits(bytes, needed),
  ...(zstdDecompressSync === undefined
    ? {}
    : { zstandard: (bytes, { limit }) => zstdDecompressSync(bytes, { maxOutputLength: limit }) }),
}

/** The decoder of a codec that is ours or Node's own, or undefined where there is none. */
export function decompressAtOnce(codec: Codec): Decompress | undefined {
  return AT_ONCE[codec]
}
