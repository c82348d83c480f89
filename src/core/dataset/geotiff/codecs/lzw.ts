const CLEAR = 256
const END = 257
const FIRST_FREE = 258
const MAXIMUM_CODES = 4096

/**
 * Decodes TIFF's LZW (TIFF 6.0, section 13: most significant bit first, code width grows one code early).
 * @param limit bytes wanted; decoding ends there or at the end code, whichever comes first
 * @throws Error when a code cannot be or the codes end before either
 */
export function decodeLzw(bytes: Uint8Array<ArrayBuffer>, limit: number): Uint8Array<ArrayBuffer> {
  if (isOldStyle(bytes)) throw new Error('LZW of the old style is not read')
  const output = new Uint8Array(limit)
  const prefix = new Uint16Array(MAXIMUM_CODES)
  const last = Uint8Array.from({ length: MAXIMUM_CODES }, (_, code) => code)
  const first = last.slice()
  const lengths = new Uint16Array(MAXIMUM_CODES).fill(1)
  let written = 0
  let next = FIRST_FREE
  let width = 9
  let previous = CLEAR
  let hasBegun = false
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
      hasBegun = true
      next = FIRST_FREE
      width = 9
      previous = CLEAR
      continue
    }
    const isFresh = code === next
    if (!hasBegun || code > next || (isFresh && previous === CLEAR) || (previous === CLEAR && code > 255)) {
      throw new Error('it holds a code that cannot be')
    }
    if (previous !== CLEAR && next < MAXIMUM_CODES) {
      prefix[next] = previous
      last[next] = first[isFresh ? previous : code]
      first[next] = first[previous]
      lengths[next] = lengths[previous] + 1
      next++
    }
    const length = lengths[code]
    let walker = code
    for (let index = written + length - 1; index >= written; index--) {
      // Bytes beyond the limit fall on the floor: a typed array ignores them.
      output[index] = last[walker]
      walker = prefix[walker]
    }
    written += length
    previous = code
    if (next >= (1 << width) - 1 && width < 12) width++
  }
  return output.subarray(0, Math.min(written, limit))
}

/** Before TIFF 5.0 codes began at their least significant bit; such data begin with a clearing code of 9 bits so. */
function isOldStyle(bytes: Uint8Array<ArrayBuffer>): boolean {
  return bytes.length > 1 && bytes[0] === 0 && (bytes[1] & 1) === 1
}
