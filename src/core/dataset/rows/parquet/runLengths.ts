/**
 * Looks into numbers in Parquet's hybrid of run lengths and bit packing without decoding them all
 * (github.com/apache/parquet-format, Encodings.md, RLE = 3).
 */

/** The number at an index. @param width bits of a number, 1–32 @throws RangeError where the bytes end before it */
export function numberAt(bytes: Uint8Array, width: number, index: number): number {
  let first = 0
  for (const run of runs(bytes, width)) {
    if (index < first + run.count) {
      return run.kind === 'repeated' ? run.value : bitsAt(bytes, run.at, width, index - first)
    }
    first += run.count
  }
  throw new RangeError('The page ends too early')
}

/** How many of the bits before an index are set, of numbers of one bit. */
export function onesBefore(bytes: Uint8Array, index: number): number {
  let first = 0
  let ones = 0
  for (const run of runs(bytes, 1)) {
    const count = Math.min(run.count, index - first)
    if (run.kind === 'repeated') ones += run.value * count
    else for (let bit = 0; bit < count; bit++) ones += bitsAt(bytes, run.at, 1, bit)
    first += run.count
    if (first >= index) return ones
  }
  throw new RangeError('The page ends too early')
}

type Run =
  | { readonly kind: 'repeated'; readonly count: number; readonly value: number }
  /** Numbers packed from a byte on, the lowest bits first. */
  | { readonly kind: 'packed'; readonly count: number; readonly at: number }

function* runs(bytes: Uint8Array, width: number): Iterable<Run> {
  const valueBytes = Math.ceil(width / 8)
  for (let at = 0; at < bytes.length;) {
    let header = 0
    for (let scale = 1; ; scale *= 128) {
      header += (bytes[at] & 0x7f) * scale
      if (bytes[at++] < 0x80) break
    }
    const count = Math.floor(header / 2)
    if (header % 2 === 1) {
      yield { kind: 'packed', count: 8 * count, at }
      at += count * width
    } else {
      yield { kind: 'repeated', count, value: bitsAt(bytes, at, 8 * valueBytes, 0) }
      at += valueBytes
    }
  }
}

/** The number at an index of numbers packed from a byte on. */
function bitsAt(bytes: Uint8Array, start: number, width: number, index: number): number {
  let value = 0
  for (let done = 0; done < width;) {
    const bit = index * width + done
    const shift = bit % 8
    const taken = Math.min(8 - shift, width - done)
    const byte = bytes[start + Math.floor(bit / 8)]
    value += ((byte >> shift) & (2 ** taken - 1)) * 2 ** done
    done += taken
  }
  return value
}
