import { ReoError } from '../../errors'
import type { ByteSource } from './byteSource'
import { decodeNumber, FIELD_SIZES, FIELD_TYPE, INTEGER_TYPES } from './fieldTypes'
import { readHeader, type TiffHeader } from './tiffHeader'

/** As many as libtiff takes. */
const MAXIMUM_FIELDS = 4096

/** A count of bands has 16 bits. */
const MAXIMUM_BANDS = 65535

interface Field {
  readonly type: number
  readonly count: number
  /** Where the entry's four or eight bytes of value or position lie in the directory's block. */
  readonly place: number
}

/** One image file directory of a TIFF or BigTIFF; fields are decoded when asked for. */
export class TiffDirectory {
  readonly source: ByteSource
  readonly littleEndian: boolean
  /** Byte position of the directory after this one; 0 where it is the last. */
  readonly next: number
  readonly #big: boolean
  readonly #block: DataView<ArrayBuffer>
  readonly #fields = new Map<number, Field>()

  /** @throws ReoError when the file ends within the directory */
  constructor(source: ByteSource, header: TiffHeader, position: number) {
    this.source = source
    this.littleEndian = header.littleEndian
    this.#big = header.big
    const countSize = header.big ? 8 : 2
    const count = this.#readCount(position, countSize)
    const [step, nextSize] = header.big ? [20, 8] : [12, 4]
    const entries = source.read(position + countSize, count * step)
    if (count === 0 || count > MAXIMUM_FIELDS || entries === undefined)
      throw this.truncated('within its directory')
    this.#block = viewOf(entries)
    for (let place = 0; place < entries.length; place += step) this.#addField(place)
    const next = source.read(position + countSize + entries.length, nextSize)
    this.next = next === undefined ? 0 : this.#position(viewOf(next), 0)
  }

  /** Name of the file, for messages. */
  get name(): string {
    return this.source.name
  }

  has(tag: number): boolean {
    return this.#fields.has(tag)
  }

  /**
   * Values of a numeric field, at most so many; undefined where the field is absent or of another type.
   * @throws ReoError when the file ends before them
   */
  numbers(tag: number, limit = Infinity): number[] | undefined {
    const field = this.#fields.get(tag)
    if (field === undefined || field.type === FIELD_TYPE.ascii || !FIELD_SIZES.has(field.type))
      return undefined
    const count = Math.min(field.count, limit)
    const view = viewOf(this.#bytesOf(field, count))
    const size = view.byteLength / count
    const values = new Array<number>(count)
    for (let index = 0; index < count; index++)
      values[index] = decodeNumber(view, field.type, index * size, this.littleEndian)
    return values
  }

  /**
   * As {@link numbers}, for a field that tells where or how the pixels lie.
   * @throws ReoError when it is there but holds anything else than whole numbers
   */
  integers(tag: number, limit = MAXIMUM_BANDS): number[] | undefined {
    const field = this.#fields.get(tag)
    if (field === undefined) return undefined
    const values = INTEGER_TYPES.has(field.type) ? this.numbers(tag, limit) : undefined
    if (values === undefined || values.length === 0 || !values.every(isNatural))
      throw this.damaged(`its field ${tag} holds no whole numbers`)
    return values
  }

  /** The one value of such a field. @throws ReoError when it is there but is not one whole number */
  integer(tag: number): number | undefined {
    const values = this.integers(tag, 2)
    if (values === undefined) return undefined
    if (values.length !== 1) throw this.damaged(`its field ${tag} holds more than one number`)
    return values[0]
  }

  /** Text of an ASCII field without its closing NUL. */
  text(tag: number): string | undefined {
    const field = this.#fields.get(tag)
    if (field?.type !== FIELD_TYPE.ascii) return undefined
    return new TextDecoder().decode(this.#bytesOf(field, field.count)).replace(/\0[\s\S]*$/, '')
  }

  truncated(where: string): ReoError {
    return new ReoError(`The TIFF is truncated ${where}`, {
      where: this.name,
      mend: 'Copy or download the file again.',
    })
  }

  damaged(reason: string, cause?: unknown): ReoError {
    return new ReoError(`The TIFF is damaged: ${reason}`, {
      where: this.name,
      mend: 'Copy or download the file again.',
      cause,
    })
  }

  #readCount(position: number, size: number): number {
    const bytes = this.source.read(position, size)
    if (bytes === undefined) throw this.truncated('within its directory')
    const view = viewOf(bytes)
    return size === 8 ? this.#position(view, 0) : view.getUint16(0, this.littleEndian)
  }

  /** As in libtiff, the first of several fields of one tag counts. */
  #addField(place: number): void {
    const tag = this.#block.getUint16(place, this.littleEndian)
    if (this.#fields.has(tag)) return
    const type = this.#block.getUint16(place + 2, this.littleEndian)
    this.#fields.set(tag, {
      type,
      count: this.#position(this.#block, place + 4),
      place: place + (this.#big ? 12 : 8),
    })
  }

  #bytesOf({ type, count: whole, place }: Field, count: number): Uint8Array<ArrayBuffer> {
    const size = FIELD_SIZES.get(type) ?? 1
    const { buffer, byteOffset } = this.#block
    if (whole * size <= (this.#big ? 8 : 4)) return new Uint8Array(buffer, byteOffset + place, count * size)
    const bytes = this.source.read(this.#position(this.#block, place), count * size)
    if (bytes === undefined) throw this.truncated('within a field')
    return bytes
  }

  /** A count or a position: 4 bytes, 8 in a BigTIFF. */
  #position(view: DataView, place: number): number {
    return this.#big
      ? Number(view.getBigUint64(place, this.littleEndian))
      : view.getUint32(place, this.littleEndian)
  }
}

/** The directory of a TIFF's first image. @throws ReoError when it is no TIFF or ends within */
export function firstDirectory(source: ByteSource): TiffDirectory {
  const header = readHeader(source)
  return new TiffDirectory(source, header, header.firstDirectory)
}

function isNatural(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array<ArrayBuffer>): DataView<ArrayBuffer> {
  return new DataView(buffer, byteOffset, byteLength)
}
