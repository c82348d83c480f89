import type { Metadata } from 'h5wasm/node'
import type { TiffType } from '../geotiff/tiffImage'

/** Value types that are read; the rest are named and refused. */
export type Hdf5Type = TiffType | 'int64' | 'uint64'

export type Hdf5Values =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array

/** HDF5's classes of types by their number in the library. */
const CLASSES = [
  'integer',
  'float',
  'time',
  'string',
  'bit field',
  'opaque',
  'compound',
  'reference',
  'enumeration',
  'variable-length',
  'array',
] as const

const READ: Readonly<Record<string, Hdf5Type>> = {
  uint8: 'uint8',
  int8: 'int8',
  uint16: 'uint16',
  int16: 'int16',
  uint32: 'uint32',
  int32: 'int32',
  uint64: 'uint64',
  int64: 'int64',
  float32: 'float32',
  float64: 'float64',
}

/** Name of a stored type, such as `uint16` or `compound`. */
export function typeName({ type, size, signed }: Metadata): string {
  const name = CLASSES[type] ?? 'unknown'
  if (name === 'integer') return `${signed ? 'int' : 'uint'}${size * 8}`
  return name === 'float' ? `float${size * 8}` : name
}

/** The type where it is one that is read. */
export function readableType(metadata: Metadata): Hdf5Type | undefined {
  const name = typeName(metadata)
  return Object.hasOwn(READ, name) ? READ[name] : undefined
}

const FILTERS: Readonly<Record<number, string>> = {
  4: 'szip',
  32000: 'LZF',
  32001: 'Blosc',
  32004: 'LZ4',
  32008: 'Bitshuffle',
  32013: 'ZFP',
  32015: 'Zstandard',
  32026: 'Blosc2',
}

/** Deflate, shuffle, Fletcher-32, n-bit, scale-offset. */
const BUILT_IN_FILTERS: readonly number[] = [1, 2, 3, 5, 6]

/** Name of a compression that the library lacks, or undefined where it can undo all of them. */
export function unreadableFilter(filters: readonly { readonly id: number }[]): string | undefined {
  const foreign = filters.find(({ id }) => !BUILT_IN_FILTERS.includes(id))
  return foreign === undefined ? undefined : (FILTERS[foreign.id] ?? `filter ${foreign.id}`)
}
