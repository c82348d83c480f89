import type { TiffLayout } from './layout'

type Words = Uint8Array | Uint16Array | Uint32Array

/**
 * Undoes TIFF predictor 2, modulo the values' width as libtiff does, floats included.
 * @param bytes rows of values in the machine's byte order, changed in place
 * @param samples values side by side in a pixel
 */
export function sumDifferences(
  { buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>,
  { bits, segmentWidth }: TiffLayout,
  samples: number,
): void {
  const rowLength = segmentWidth * samples
  if (bits === 64) return sumWide(new BigUint64Array(buffer, byteOffset, byteLength / 8), rowLength, samples)
  const words = wordsOf(buffer, byteOffset, byteLength, bits)
  for (let row = 0; row < words.length; row += rowLength) {
    for (let index = row + samples; index < row + rowLength; index++) words[index] += words[index - samples]
  }
}

function sumWide(words: BigUint64Array, rowLength: number, samples: number): void {
  for (let row = 0; row < words.length; row += rowLength) {
    for (let index = row + samples; index < row + rowLength; index++) words[index] += words[index - samples]
  }
}

function wordsOf(buffer: ArrayBuffer, offset: number, length: number, bits: number): Words {
  if (bits === 8) return new Uint8Array(buffer, offset, length)
  return bits === 16
    ? new Uint16Array(buffer, offset, length / 2)
    : new Uint32Array(buffer, offset, length / 4)
}

/**
 * Undoes TIFF predictor 3 (Adobe's TIFF Technical Note 3): a row holds first the high bytes of all its values, then
 * the next lower ones and so on, each as its difference from the byte before.
 * @param samples values side by side in a pixel
 * @returns rows of little-endian values
 */
export function joinFloatBytes(
  bytes: Uint8Array<ArrayBuffer>,
  { bits, segmentWidth }: TiffLayout,
  samples: number,
): Uint8Array<ArrayBuffer> {
  const size = bits / 8
  const values = segmentWidth * samples
  const rowBytes = values * size
  const joined = new Uint8Array(bytes.length)
  for (let row = 0; row < bytes.length; row += rowBytes) {
    for (let index = row + samples; index < row + rowBytes; index++) bytes[index] += bytes[index - samples]
    for (let byte = 0; byte < size; byte++) {
      const source = row + (size - 1 - byte) * values
      for (let value = 0; value < values; value++) joined[row + value * size + byte] = bytes[source + value]
    }
  }
  return joined
}
