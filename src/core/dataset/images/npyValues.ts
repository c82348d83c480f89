import { ReoError } from '../../errors'
import { type TiffType, type TiffValues, valuesOf } from '../geotiff/tiffImage'
import { damaged, type NpyHeader, unsupported } from './npyHeader'

/** Values in the order of the file, in a type that holds them exactly. */
export interface StoredValues {
  readonly type: TiffType
  readonly values: TiffValues
}

interface Dtype {
  /** Bytes of a stored value. */
  readonly bytes: number
  readonly type: TiffType
  /** One value; absent where the bytes are the values in the machine's order. */
  readonly read?: (view: DataView, at: number, littleEndian: boolean) => number
}

/** NumPy's types of numbers; those of 16-bit floats and 64-bit integers become wider and exact ones. */
const DTYPES: Readonly<Record<string, Dtype>> = {
  b1: { bytes: 1, type: 'uint8' },
  u1: { bytes: 1, type: 'uint8' },
  i1: { bytes: 1, type: 'int8' },
  u2: { bytes: 2, type: 'uint16' },
  i2: { bytes: 2, type: 'int16' },
  u4: { bytes: 4, type: 'uint32' },
  i4: { bytes: 4, type: 'int32' },
  f4: { bytes: 4, type: 'float32' },
  f8: { bytes: 8, type: 'float64' },
  f2: { bytes: 2, type: 'float32', read: (view, at, little) => float16(view.getUint16(at, little)) },
  i8: { bytes: 8, type: 'float64', read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  u8: { bytes: 8, type: 'float64', read: (view, at, little) => Number(view.getBigUint64(at, little)) },
}

/**
 * The values of an array file.
 * @throws ReoError when it is truncated, or holds a type that is not read or integers beyond 2^53
 */
export function npyValues(
  bytes: Uint8Array<ArrayBuffer>,
  { type: name, shape, start, littleEndian }: NpyHeader,
  file: string,
): StoredValues {
  const dtype = Object.hasOwn(DTYPES, name) ? DTYPES[name] : undefined
  if (dtype === undefined) throw unsupported(file, name)
  const count = shape.reduce((product, size) => product * size, 1)
  const end = start + count * dtype.bytes
  if (end > bytes.length) {
    throw damaged(
      file,
      `it is truncated: ${bytes.length - start} of ${end - start} bytes of values are there`,
    )
  }
  // A copy is aligned, and safe from whoever reads the next file into the same memory.
  const stored = bytes.slice(start, end)
  if (dtype.read === undefined) {
    if (!littleEndian) swapBytes(stored, dtype.bytes)
    return { type: dtype.type, values: valuesOf(dtype.type, stored.buffer, 0, count) }
  }
  return { type: dtype.type, values: convert(stored, count, dtype, dtype.read, littleEndian, file) }
}

function convert(
  stored: Uint8Array<ArrayBuffer>,
  count: number,
  { bytes, type }: Dtype,
  read: NonNullable<Dtype['read']>,
  littleEndian: boolean,
  file: string,
): TiffValues {
  const view = new DataView(stored.buffer)
  const values = valuesOf(type, count)
  for (let index = 0; index < count; index++) {
    const value = read(view, index * bytes, littleEndian)
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER && Number.isFinite(value)) throw tooLarge(file)
    values[index] = value
  }
  return values
}

function swapBytes(bytes: Uint8Array, size: number): void {
  if (size === 1) return
  for (let start = 0; start < bytes.length; start += size) bytes.subarray(start, start + size).reverse()
}

/** IEEE 754 binary16: sign, 5 bits of exponent, 10 of fraction. */
function float16(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

function tooLarge(file: string): ReoError {
  return new ReoError('The array holds integers beyond 2^53, which are not read exactly', {
    where: file,
    mend: 'Save a smaller type: np.save(file, array.astype("uint16")).',
  })
}
