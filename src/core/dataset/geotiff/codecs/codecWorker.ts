import { inflateSync } from 'node:zlib'
import { serveWorker } from '../../../workers/serveWorker'
import type { CodecMethods, Compressed, LercExpectation } from './codecMethods'
import { decodeLerc } from './decodeLerc'
import { decodeZstandard } from './decodeZstandard'

/** The thread of decoders that are not ours: whatever a damaged file does to them is over with the thread. */

serveWorker<CodecMethods>({
  zstandard: decodeZstandard,
  lerc: async ({ expected, ...compressed }) => decodeLerc(await blobOf(compressed, expected), expected),
})

function blobOf({ bytes, limit }: Compressed, { within }: LercExpectation): Uint8Array | Promise<Uint8Array> {
  // A blob of values that cannot be compressed is longer than they are, by its header and its mask.
  const longest = 2 * limit + 1024
  switch (within) {
    case 'none':
      return bytes
    case 'deflate':
      return inflateSync(bytes, { maxOutputLength: longest })
    case 'zstandard':
      return decodeZstandard({ bytes, limit: longest })
  }
}
