import { inflateSync } from 'node:zlib'
import { decodeLzf } from './lzf'

/** Filters that are undone without the library, by their number. */
const DEFLATE = 1
const SHUFFLE = 2
const LZF = 32000

const UNDONE_HERE: readonly number[] = [DEFLATE, SHUFFLE, LZF]

/** Of zlib's output, in bytes: its own default. */
const SMALLEST_PIECE = 16 * 1024

/** Whether all filters of a pipeline can be undone without the library. */
export function canUndo(filters: readonly number[]): boolean {
  return filters.every((filter) => UNDONE_HERE.includes(filter))
}

/**
 * A chunk's values of its stored bytes.
 * @param filters numbers of the filters, in the order in which they were applied
 * @param skipped bits of those that were not applied to this chunk
 * @param length bytes of a whole chunk
 * @throws Error when the bytes are damaged
 */
export function undoFilters(
  stored: Uint8Array<ArrayBuffer>,
  filters: readonly number[],
  skipped: number,
  length: number,
  valueBytes: number,
): Uint8Array<ArrayBuffer> {
  let bytes = stored
  for (const [index, filter] of [...filters.entries()].reverse()) {
    if ((skipped >> index) & 1) continue
    if (filter === DEFLATE) bytes = inflated(bytes, length)
    if (filter === LZF) bytes = decodeLzf(bytes, length)
    if (filter === SHUFFLE) bytes = unshuffled(bytes, valueBytes)
  }
  if (bytes.length !== length) throw new RangeError('A chunk is shorter than it should be')
  return bytes
}

/** In one piece of memory: by default zlib's output is put together from small ones. A spare byte tells it of the end. */
function inflated(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  return inflateSync(bytes, { maxOutputLength: length, chunkSize: Math.max(SMALLEST_PIECE, length + 1) })
}

/** All first bytes, then all second bytes, … back to values; what does not fill a value stays at the end. */
function unshuffled(bytes: Uint8Array<ArrayBuffer>, valueBytes: number): Uint8Array<ArrayBuffer> {
  const count = Math.floor(bytes.length / valueBytes)
  if (valueBytes === 1 || count <= 1) return bytes
  const values = new Uint8Array(bytes.length)
  for (let byte = 0; byte < valueBytes; byte++) {
    const plane = bytes.subarray(byte * count, (byte + 1) * count)
    for (let index = 0, to = byte; index < count; index++, to += valueBytes) values[to] = plane[index]
  }
  values.set(bytes.subarray(count * valueBytes), count * valueBytes)
  return values
}
