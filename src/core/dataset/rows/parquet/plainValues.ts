import type { ParquetType, SchemaElement } from 'hyparquet'

/** Reads the value at an index of values that are stored plainly, one after the other. */
export type PlainReader = (bytes: Uint8Array, index: number) => unknown

const NUMBERS: { readonly [Type in ParquetType]?: PlainReader } = {
  INT32: (bytes, index) => viewOf(bytes).getInt32(4 * index, true),
  INT64: (bytes, index) => viewOf(bytes).getBigInt64(8 * index, true),
  FLOAT: (bytes, index) => viewOf(bytes).getFloat32(4 * index, true),
  DOUBLE: (bytes, index) => viewOf(bytes).getFloat64(8 * index, true),
}

const decoder = new TextDecoder()

/** A reader for texts and for numbers that are no dates, decimals or the like; undefined for all else. */
export function plainReader({ type, converted_type, logical_type }: SchemaElement): PlainReader | undefined {
  if (type === 'BYTE_ARRAY') {
    return converted_type === 'UTF8' || logical_type?.type === 'STRING' ? textAt : undefined
  }
  const isBare = converted_type === undefined && logical_type === undefined
  return isBare && type !== undefined ? NUMBERS[type] : undefined
}

/** Texts stand behind their length in bytes. */
function textAt(bytes: Uint8Array, index: number): string {
  const view = viewOf(bytes)
  let at = 0
  for (let passed = 0; passed < index; passed++) at += 4 + view.getUint32(at, true)
  const length = view.getUint32(at, true)
  if (at + 4 + length > bytes.length) throw new RangeError('The page ends too early')
  return decoder.decode(bytes.subarray(at + 4, at + 4 + length))
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
