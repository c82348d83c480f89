import { unreachable } from '../../../errors'
import type { Hdf5Type, Hdf5Values } from '../hdf5Type'

/** Bytes that a value takes in a file. */
export const VALUE_BYTES: Readonly<Record<Hdf5Type, number>> = {
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  uint32: 4,
  int32: 4,
  uint64: 8,
  int64: 8,
  float16: 2,
  float32: 4,
  float64: 8,
}

/** Stored bytes as values. */
export function valuesOf(bytes: Uint8Array<ArrayBuffer>, type: Hdf5Type, littleEndian: boolean): Hdf5Values {
  const size = VALUE_BYTES[type]
  if (!littleEndian && size > 1) swap(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), size)
  const part = [bytes.buffer, bytes.byteOffset, bytes.length / size] as const
  switch (type) {
    case 'uint8':
      return new Uint8Array(...part)
    case 'int8':
      return new Int8Array(...part)
    case 'uint16':
      return new Uint16Array(...part)
    case 'int16':
      return new Int16Array(...part)
    case 'uint32':
      return new Uint32Array(...part)
    case 'int32':
      return new Int32Array(...part)
    case 'uint64':
      return new BigUint64Array(...part)
    case 'int64':
      return new BigInt64Array(...part)
    case 'float16':
      return Float32Array.from(new Uint16Array(...part), halfFloat)
    case 'float32':
      return new Float32Array(...part)
    case 'float64':
      return new Float64Array(...part)
    default:
      return unreachable(type)
  }
}

function swap(bytes: Buffer, size: number): void {
  if (size === 2) bytes.swap16()
  else if (size === 4) bytes.swap32()
  else bytes.swap64()
}

/** IEEE 754 half precision: sign, 5 bits of exponent, 10 of mantissa. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const mantissa = bits & 1023
  if (exponent === 31) return mantissa === 0 ? sign * Infinity : Number.NaN
  return exponent === 0 ? sign * mantissa * 2 ** -24 : sign * (1 + mantissa / 1024) * 2 ** (exponent - 15)
}
