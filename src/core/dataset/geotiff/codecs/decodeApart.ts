import { workerProgram } from '../../../workers/workerProgram'
import { WorkerThread } from '../../../workers/workerThread'
import type { CodecMethods, Compressed, LercExpectation } from './codecMethods'

/** A strip or tile that takes longer is given up. */
const SECONDS_PER_SEGMENT = 20

const thread = new WorkerThread<CodecMethods>(workerProgram('codecs'), SECONDS_PER_SEGMENT)

/**
 * Decodes a strip or tile by a decoder that is not ours, in a thread that ends when the decoder fails, hangs or takes
 * too much memory.
 * @param expected what a LERC blob has to hold; undefined for Zstandard
 * @throws WorkerEndedError that says why it cannot be decoded
 */
export function decodeApart(
  compressed: Compressed,
  expected: LercExpectation | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  return expected === undefined
    ? thread.ask('zstandard', compressed)
    : thread.ask('lerc', { ...compressed, expected })
}
