/** Tokens below this are literals. */
const FIRST_REFERENCE = 32

/**
 * Decodes LZF (liblzf 3.6, as h5py's filter uses it): runs of literals, and references to what came before.
 * @param length bytes of the decoded whole
 * @throws RangeError when the bytes are damaged
 */
export function decodeLzf(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(length)
  let written = 0
  for (let position = 0; position < bytes.length;) {
    const token = bytes[position++]
    if (token < FIRST_REFERENCE) {
      const literals = bytes.subarray(position, position + token + 1)
      if (literals.length <= token || written + literals.length > length) throw damaged()
      output.set(literals, written)
      position += literals.length
      written += literals.length
      continue
    }
    const isLong = token >> 5 === 7
    const count = (isLong ? 7 + bytes[position++] : token >> 5) + 2
    const from = written - ((token & 31) << 8) - bytes[position++] - 1
    if (!(from >= 0) || written + count > length) throw damaged()
    for (let index = 0; index < count; index++) output[written + index] = output[from + index]
    written += count
  }
  return output.subarray(0, written)
}

function damaged(): RangeError {
  return new RangeError('A chunk is damaged')
}
