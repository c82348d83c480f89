import type { TiffType } from '../tiffImage'

/** A strip or tile to decode. */
export interface Compressed {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Bytes that it may decode to; more is a fault. */
  readonly limit: number
}

/** What a LERC blob has to hold. */
export interface LercExpectation {
  readonly width: number
  readonly height: number
  /** Values side by side in a pixel. */
  readonly samples: number
  readonly type: TiffType
  /** How the blob itself is compressed. */
  readonly within: 'none' | 'deflate' | 'zstandard'
}

/** What the thread of other people's decoders can be asked; each answers with the decoded bytes. */
export type CodecMethods = {
  readonly zstandard: { readonly params: Compressed; readonly result: Uint8Array<ArrayBuffer> }
  readonly lerc: {
    readonly params: Compressed & { readonly expected: LercExpectation }
    readonly result: Uint8Array<ArrayBuffer>
  }
}
