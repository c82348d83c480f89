import * as zlib from 'node:zlib'
import type { Codec } from '../layout'
import { decodeLzw } from './lzw'
import { decodePackBits } from './packBits'

type Decompress = (bytes: Uint8Array<ArrayBuffer>, limit: number) => Uint8Array<ArrayBuffer>

/** What Node.js 22.15 and later have. */
interface NewerZlib {
  readonly inflateSync: typeof zlib.inflateSync
  readonly zstdDecompressSync?: typeof zlib.inflateSync
}

const { inflateSync, zstdDecompressSync }: NewerZlib = zlib

const AT_ONCE: Readonly<Partial<Record<Codec, Decompress>>> = {
  none: (bytes) => bytes,
  deflate: (bytes, limit) => inflateSync(bytes, { maxOutputLength: limit }),
  lzw: decodeLzw,
  packBits: decodePackBits,
  ...(zstdDecompressSync === undefined
    ? {}
    : { zstandard: (bytes, limit) => zstdDecompressSync(bytes, { maxOutputLength: limit }) }),
}

/**
 * The decoder of a codec that is ours or Node's own, or undefined where there is none. It takes the bytes of a strip
 * or tile and a limit; where they decode to more, or are damaged, it throws an Error.
 */
export function decompressAtOnce(codec: Codec): Decompress | undefined {
  return AT_ONCE[codec]
}
