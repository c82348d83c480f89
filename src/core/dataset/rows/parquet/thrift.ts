/** A struct in Thrift's compact protocol by field number; text and lists, which nobody here asks for, are left out. */
export type ThriftStruct = ReadonlyMap<number, number | boolean | ThriftStruct>

/** The number of a field, 0 where there is none. */
export function numberIn(struct: ThriftStruct, field: number): number {
  const value = struct.get(field)
  return typeof value === 'number' ? value : 0
}

/** The struct of a field, empty where there is none. */
export function structIn(struct: ThriftStruct, field: number): ThriftStruct {
  const value = struct.get(field)
  return typeof value === 'object' ? value : new Map()
}

type Value = number | boolean | ThriftStruct | undefined

/** Structs within structs beyond this are no page header. */
const MAXIMUM_DEPTH = 8

/**
 * Reads a struct of Thrift's compact protocol, such as a page header of Parquet
 * (github.com/apache/thrift, doc/specs/thrift-compact-protocol.md).
 */
export class ThriftReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Bytes read so far. */
  get position(): number {
    return this.#at
  }

  /** @throws RangeError where the bytes end within it, or are none */
  struct(depth = 0): ThriftStruct {
    if (depth > MAXIMUM_DEPTH) throw new RangeError('The bytes are no page header')
    const fields = new Map<number, number | boolean | ThriftStruct>()
    for (let field = 0; ;) {
      const head = this.#byte()
      if (head === 0) return fields
      field = head >> 4 === 0 ? this.#integer() : field + (head >> 4)
      const value = this.#value(head & 0x0f, depth)
      if (value !== undefined) fields.set(field, value)
    }
  }

  #value(type: number, depth: number): Value {
    switch (type) {
      case 1:
      case 2:
        return type === 1
      case 3:
        return this.#byte()
      case 4:
      case 5:
      case 6:
        return this.#integer()
      case 7:
        return this.#skip(8)
      case 8:
        return this.#skip(this.#varint())
      case 9:
      case 10:
        return this.#skipList(depth)
      case 12:
        return this.struct(depth + 1)
      default:
        throw new RangeError('The bytes are no page header')
    }
  }

  #skipList(depth: number): undefined {
    const head = this.#byte()
    const length = head >> 4 === 15 ? this.#varint() : head >> 4
    const type = head & 0x0f
    for (let index = 0; index < length; index++) {
      if (type <= 2) this.#skip(1)
      else this.#value(type, depth + 1)
    }
  }

  #skip(bytes: number): undefined {
    this.#at += bytes
    if (this.#at > this.#bytes.length) throw new RangeError('The bytes end within a page header')
  }

  #byte(): number {
    if (this.#at >= this.#bytes.length) throw new RangeError('The bytes end within a page header')
    return this.#bytes[this.#at++]
  }

  /** A signed number, zigzag-coded. */
  #integer(): number {
    const value = this.#varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  #varint(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
    }
  }
}
