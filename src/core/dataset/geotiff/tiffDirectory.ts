import { ReoError } from '../../errors'

/** Bytes per value of a TIFF field type, by its number; types that are not listed are not read. */
const FIELD_SIZES: Readonly<Record<number, number>> = {
  1: 1, // BYTE
  2: 1, // ASCII
  3: 2, // SHORT
  4: 4, // LONG
  6: 1, // SBYTE
  8: 2, // SSHORT
  9: 4, // SLONG
  11: 4, // FLOAT
  12: 8, // DOUBLE
  13: 4, // IFD
  16: 8, // LONG8
  17: 8, // SLONG8
  18: 8, // IFD8
}

interface Field {
  readonly type: number
  readonly count: number
  /** Byte position of the values. */
  readonly position: number
}

/** The first image file directory of a TIFF or BigTIFF; fields are decoded when asked for. */
export class TiffDirectory {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Name of the file, for messages. */
  readonly name: string
  readonly littleEndian: boolean
  readonly #view: DataView
  readonly #fields = new Map<number, Field>()

  /** @throws ReoError when the bytes are no TIFF or end within the directory */
  constructor(bytes: Uint8Array<ArrayBuffer>, name: string) {
    this.bytes = bytes
    this.name = name
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const order = bytes.length < 8 ? 0 : this.#view.getUint16(0)
    if (order !== 0x4949 && order !== 0x4d4d) throw this.#foreign()
    this.littleEndian = order === 0x4949
    const version = this.#view.getUint16(2, this.littleEndian)
    if (version !== 42 && version !== 43) throw this.#foreign()
    try {
      this.#readFields(version === 43)
    } catch (error) {
      if (error instanceof RangeError) throw this.truncated('within its directory')
      throw error
    }
  }

  has(tag: number): boolean {
    return this.#fields.has(tag)
  }

  /** All values of a numeric field, or undefined where the field is absent or of another type. */
  numbers(tag: number): number[] | undefined {
    const field = this.#fields.get(tag)
    if (field === undefined || field.type === 2 || !(field.type in FIELD_SIZES)) return undefined
    const size = FIELD_SIZES[field.type]
    this.#checkInside(field, size)
    const values = new Array<number>(field.count)
    for (let index = 0; index < field.count; index++) {
      values[index] = this.#number(field.type, field.position + index * size)
    }
    return values
  }

  /** First value of a numeric field. */
  number(tag: number): number | undefined {
    const field = this.#fields.get(tag)
    if (field === undefined || field.count < 1 || field.type === 2 || !(field.type in FIELD_SIZES))
      return undefined
    this.#checkInside(field, FIELD_SIZES[field.type])
    return this.#number(field.type, field.position)
  }

  /** Text of an ASCII field without its closing NUL. */
  text(tag: number): string | undefined {
    const field = this.#fields.get(tag)
    if (field?.type !== 2) return undefined
    this.#checkInside(field, 1)
    const text = this.bytes.subarray(field.position, field.position + field.count)
    return new TextDecoder().decode(text).replace(/\0[\s\S]*$/, '')
  }

  truncated(where: string): ReoError {
    return new ReoError(`The TIFF is truncated ${where}`, {
      where: this.name,
      mend: 'Copy or download the file again.',
    })
  }

  #foreign(): ReoError {
    return new ReoError('This is not a TIFF file', {
      where: this.name,
      mend: 'Check what wrote it; GDAL converts most formats: gdal_translate FILE FILE.tif.',
    })
  }

  #checkInside(field: Field, size: number): void {
    if (field.position + field.count * size > this.bytes.length) throw this.truncated('within a field')
  }

  #readFields(big: boolean): void {
    const start = big ? this.#long8(8) : this.#view.getUint32(4, this.littleEndian)
    const count = big ? this.#long8(start) : this.#view.getUint16(start, this.littleEndian)
    const [first, step] = big ? [start + 8, 20] : [start + 2, 12]
    if (first + count * step > this.bytes.length) throw this.truncated('within its directory')
    for (let position = first; position < first + count * step; position += step) {
      this.#fields.set(this.#view.getUint16(position, this.littleEndian), this.#field(position, big))
    }
  }

  #field(position: number, big: boolean): Field {
    const type = this.#view.getUint16(position + 2, this.littleEndian)
    const count = big ? this.#long8(position + 4) : this.#view.getUint32(position + 4, this.littleEndian)
    const value = position + (big ? 12 : 8)
    const inline = count * (FIELD_SIZES[type] ?? 1) <= (big ? 8 : 4)
    if (inline) return { type, count, position: value }
    return {
      type,
      count,
      position: big ? this.#long8(value) : this.#view.getUint32(value, this.littleEndian),
    }
  }

  #number(type: number, position: number): number {
    const view = this.#view
    switch (type) {
      case 1:
        return view.getUint8(position)
      case 3:
        return view.getUint16(position, this.littleEndian)
      case 6:
        return view.getInt8(position)
      case 8:
        return view.getInt16(position, this.littleEndian)
      case 9:
        return view.getInt32(position, this.littleEndian)
      case 11:
        return view.getFloat32(position, this.littleEndian)
      case 12:
        return view.getFloat64(position, this.littleEndian)
      case 16:
      case 17:
      case 18:
        return this.#long8(position)
      default:
        return view.getUint32(position, this.littleEndian)
    }
  }

  #long8(position: number): number {
    return Number(this.#view.getBigUint64(position, this.littleEndian))
  }
}
