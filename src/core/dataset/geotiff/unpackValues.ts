import type { SampleFormat } from './sampleFormat'
import { type TiffValues, valuesOf } from './tiffImage'

/**
 * Rows of stored values as arrays hold them.
 * @param bytes little-endian where a value has whole bytes; every row begins at a byte
 * @param rowLength values in a row
 */
export function unpackValues(
  bytes: Uint8Array<ArrayBuffer>,
  { bits, storage, type }: SampleFormat,
  rowLength: number,
): TiffValues {
  switch (storage) {
    case 'plain':
      return alignedValues(bytes, bits / 8, type)
    case 'packedBits':
      return fromBits(bytes, bits, type, rowLength)
    case 'halfFloat':
      return floats(bytes.length / 2, (index) =>
        floatBits(bytes[index * 2] | (bytes[index * 2 + 1] << 8), 5, 10),
      )
    case 'threeByteFloat':
      return floats(bytes.length / 3, (index) => floatBits(threeBytes(bytes, index), 7, 16))
  }
}

function alignedValues(bytes: Uint8Array<ArrayBuffer>, size: number, type: SampleFormat['type']): TiffValues {
  const aligned = bytes.byteOffset % size === 0 ? bytes : new Uint8Array(bytes)
  return valuesOf(type, aligned.buffer, aligned.byteOffset, aligned.byteLength / size)
}

/** Values of so many bits one after the other, the most significant bit first, whatever the file's byte order. */
function fromBits(
  bytes: Uint8Array<ArrayBuffer>,
  bits: number,
  type: SampleFormat['type'],
  rowLength: number,
): TiffValues {
  const rowBytes = Math.ceil((rowLength * bits) / 8)
  const rows = bytes.length / rowBytes
  const values = valuesOf(type, rows * rowLength)
  for (let row = 0; row < rows; row++) {
    let position = row * rowBytes
    let held = 0
    let heldBits = 0
    for (let index = 0; index < rowLength; index++) {
      while (heldBits < bits) {
        // With up to 31 bits wanted, up to 38 are held: too many for bit operators.
        held = held * 256 + bytes[position++]
        heldBits += 8
      }
      heldBits -= bits
      const rest = 2 ** heldBits
      const value = Math.floor(held / rest)
      values[row * rowLength + index] = value
      held -= value * rest
    }
  }
  return values
}

function threeBytes(bytes: Uint8Array<ArrayBuffer>, index: number): number {
  return bytes[index * 3] | (bytes[index * 3 + 1] << 8) | (bytes[index * 3 + 2] << 16)
}

/** Floats by their bits, so that what a NaN carries is kept. */
function floats(length: number, bitsAt: (index: number) => number): Float32Array<ArrayBuffer> {
  const words = Uint32Array.from({ length }, (_, index) => bitsAt(index))
  return new Float32Array(words.buffer)
}

/** Bits of the 32-bit float with the value of a smaller one. */
function floatBits(small: number, exponentBits: number, mantissaBits: number): number {
  const shift = 23 - mantissaBits
  const sign = ((small >>> (exponentBits + mantissaBits)) & 1) << 31
  const largest = (1 << exponentBits) - 1
  const bias = 127 - (largest >> 1)
  let exponent = (small >>> mantissaBits) & largest
  let mantissa = small & ((1 << mantissaBits) - 1)
  if (exponent === largest) return sign | 0x7f800000 | (mantissa << shift)
  if (exponent === 0) {
    if (mantissa === 0) return sign
    exponent = 1
    while ((mantissa & (1 << mantissaBits)) === 0) {
      mantissa <<= 1
      exponent--
    }
    mantissa &= (1 << mantissaBits) - 1
  }
  return sign | ((exponent + bias) << 23) | (mantissa << shift)
}
