/**
 * Decodes PackBits (TIFF 6.0, section 9).
 * @param limit bytes wanted; decoding ends there, and what the last run holds beyond them is dropped, as libtiff does
 * @throws Error when the data end within a run
 */
export function decodePackBits(bytes: Uint8Array<ArrayBuffer>, limit: number): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(limit)
  let written = 0
  let position = 0
  while (written < limit && position < bytes.length) {
    const head = bytes[position++]
    if (head === 128) continue
    const length = Math.min(head < 128 ? head + 1 : 257 - head, limit - written)
    const stored = head < 128 ? length : 1
    if (position + stored > bytes.length) throw new Error('its data end too early')
    if (head < 128) output.set(bytes.subarray(position, position + length), written)
    else output.fill(bytes[position], written, written + length)
    position += stored
    written += length
  }
  return output.subarray(0, written)
}
