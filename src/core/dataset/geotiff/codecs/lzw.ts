const CLEAR = 256
const END = 257
const FIRST_FREE = 258
const MAXIMUM_CODES = 4096

/** Where in the output the string of a code stands, and its length; filled anew by every call. */
const starts = new Uint32Array(MAXIMUM_CODES)
const lengths = new Uint16Array(MAXIMUM_CODES)

/**
 * Decodes TIFF's LZW (TIFF 6.0, section 13: most significant bit first, code width grows one code early).
 * @param limit bytes wanted; decoding ends there or at the end code, whichever comes first
 * @throws Error when a code cannot be or the codes end before either
 */
export function decodeLzw(bytes: Uint8Array<ArrayBuffer>, limit: number): Uint8Array<ArrayBuffer> {
  if (isOldStyle(bytes)) throw new Error('LZW of the old style is not read')
  const output = new Uint8Array(limit)
  let written = 0
  let next = 0
  let width = 9
  let previousStart = 0
  // Zero after a clearing code, with which the data have to begin.
  let previousLength = 0
  let position = 0
  let held = 0
  let heldBits = 0

  while (written < limit) {
    while (heldBits < width) {
      if (position >= bytes.length) throw new Error('its codes end too early')
      held = ((held << 8) | bytes[position++]) & 0xffffff
      heldBits += 8
    }
    heldBits -= width
    const code = (held >> heldBits) & ((1 << width) - 1)
    if (code === END) break
    if (code === CLEAR) {
      next = FIRST_FREE
      width = 9
      previousLength = 0
      continue
    }
    if (code > next || next === 0 || (previousLength === 0 && code > 255))
      throw new Error('it holds a code that cannot be')
    if (previousLength > 0 && next < MAXIMUM_CODES) {
      // A new string is the one before and the byte after it, which is about to be written.
      starts[next] = previousStart
      lengths[next] = previousLength + 1
      next++
    }
    previousStart = written
    if (code < CLEAR) {
      output[written++] = code
      previousLength = 1
    } else {
      previousLength = lengths[code]
      const end = Math.min(written + previousLength, limit)
      for (let source = starts[code]; written < end; source++) output[written++] = output[source]
    }
    if (next >= (1 << width) - 1 && width < 12) width++
  }
  return output.subarray(0, written)
}

/** Before TIFF 5.0 codes began at their least significant bit: such data begin with a clearing code of 9 bits so. */
function isOldStyle(bytes: Uint8Array<ArrayBuffer>): boolean {
  return bytes.length > 1 && bytes[0] === 0 && (bytes[1] & 1) === 1
}
