const REVERSED = Uint8Array.from({ length: 256 }, (_, byte) => {
  let reversed = 0
  for (let bit = 0; bit < 8; bit++) reversed |= ((byte >> bit) & 1) << (7 - bit)
  return reversed
})

/** A copy with the bits of every byte in reverse order. */
export function withBitsReversed(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.map((byte) => REVERSED[byte])
}

/** A copy with the bytes of every value in reverse order. @param size bytes of a value: 1, 2, 3, 4 or 8 */
export function withBytesReversed(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const copy = Buffer.from(bytes)
  if (size === 2) return copy.swap16()
  if (size === 4) return copy.swap32()
  if (size === 8) return copy.swap64()
  for (let start = 0; start + size <= copy.length; start += size) copy.subarray(start, start + size).reverse()
  return copy
}
