import type { Metadata } from 'h5wasm'

/** Value types that are read; the rest are named and refused. */
export type Hdf5Type =
  | 'uint8'
  | 'int8'
  | 'uint16'
  | 'int16'
  | 'uint32'
  | 'int32'
  | 'uint64'
  | 'int64'
  | 'float16'
  | 'float32'
  | 'float64'

/** Values of an array; float16 is read as float32, enumerations as their numbers. */
export type Hdf5Values =
  | Uint8Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | BigInt64Array<ArrayBuffer>
  | BigUint64Array<ArrayBuffer>

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
  float16: 'float16',
  float32: 'float32',
  float64: 'float64',
}

/** Name of a stored type, such as `uint16` or `compound`. */
export function typeName({ type, size, signed }: Metadata): string {
  const name = CLASSES[type] ?? 'unknown'
  if (name === 'integer') return `${signed ? 'int' : 'uint'}${size * 8}`
  return name === 'float' ? `float${size * 8}` : name
}

/** The type where it is one that is read: of an enumeration that of its numbers. */
export function readableType(metadata: Metadata): Hdf5Type | undefined {
  const numbers = metadata.enum_type === undefined ? metadata : { ...metadata, type: metadata.enum_type.type }
  const name = typeName(numbers)
  return Object.hasOwn(READ, name) ? READ[name] : undefined
}

const FILTERS: Readonly<Record<number, string>> = {
  1: 'gzip',
  2: 'shuffle',
  3: 'Fletcher-32',
  4: 'szip',
  5: 'n-bit',
  6: 'scale-offset',
  32000: 'LZF',
  32001: 'Blosc',
  32004: 'LZ4',
  32008: 'Bitshuffle',
  32013: 'ZFP',
  32015: 'Zstandard',
  32026: 'Blosc2',
}

/** Those that the library undoes: deflate, shuffle, Fletcher-32, n-bit, scale-offset. */
const BUILT_IN_FILTERS: readonly number[] = [1, 2, 3, 5, 6]

/** Name of a filter, with its level where it has one. */
export function filterName({
  id,
  cd_values,
}: {
  readonly id: number
  readonly cd_values: readonly number[]
}): string {
  const name = FILTERS[id] ?? `filter ${id}`
  return id === 1 && cd_values.length > 0 ? `${name} ${cd_values[0]}` : name
}

/** The first filter that the library cannot undo. */
export function foreignFilter<Filter extends { readonly id: number }>(
  filters: readonly Filter[],
): Filter | undefined {
  return filters.find(({ id }) => !BUILT_IN_FILTERS.includes(id))
}
