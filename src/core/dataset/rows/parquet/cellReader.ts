import type { AsyncBuffer, ColumnMetaData, SchemaElement } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { LruCache } from '../../lruCache'
import type { PageLocation } from './pageLocations'
import { type PlainReader, plainReader } from './plainValues'
import { numberAt, onesBefore } from './runLengths'
import { numberIn, structIn, ThriftReader, type ThriftStruct } from './thrift'

/** Dictionaries that are kept unpacked, in bytes; each has up to a mebibyte. */
const KEPT_BYTES = 32 * 2 ** 20

/** Numbers of parquet.thrift. */
const [DATA_PAGE, DICTIONARY_PAGE, DATA_PAGE_V2] = [0, 2, 3]
const [PLAIN, PLAIN_DICTIONARY, RLE, RLE_DICTIONARY] = [0, 2, 3, 8]

/** One column of one row group. */
export interface ColumnPart {
  readonly element: SchemaElement
  readonly metadata: ColumnMetaData
  readonly pages: readonly PageLocation[]
}

/** What stands in a data page, unpacked. */
interface Page {
  /** Which rows have a value, a bit each; undefined where all have. */
  readonly levels?: Uint8Array
  readonly values: Uint8Array
  readonly encoding: number
}

/**
 * Reads single cells of columns of the plainest kind: flat, of texts or numbers, stored plainly or by a dictionary.
 * Decoding a page of 20,000 values for the sake of one would take a hundred times as long.
 */
export class CellReader {
  readonly #file: AsyncBuffer
  readonly #dictionaries = new LruCache<Uint8Array>(KEPT_BYTES, ({ length }) => length)

  constructor(file: AsyncBuffer) {
    this.#file = file
  }

  /**
   * The cell of a row, null where it has none.
   * @param row within the row group
   * @returns undefined where the column is of another kind
   * @throws where the bytes are damaged
   */
  async cell(part: ColumnPart, row: number): Promise<unknown> {
    const read = plainReader(part.element)
    const page = part.pages.findLast(({ first_row_index }) => Number(first_row_index) <= row)
    if (read === undefined || page === undefined) return undefined
    const { header, body } = await this.#pageAt(Number(page.offset), page.compressed_page_size)
    const unpacked = unpack(header, body, part)
    if (unpacked === undefined) return undefined
    const index = row - Number(page.first_row_index)
    const { levels } = unpacked
    if (levels !== undefined && numberAt(levels, 1, index) === 0) return null
    return this.#value(part, read, unpacked, levels === undefined ? index : onesBefore(levels, index))
  }

  async #value(
    part: ColumnPart,
    read: PlainReader,
    { values, encoding }: Page,
    index: number,
  ): Promise<unknown> {
    if (encoding === PLAIN) return read(values, index)
    const dictionary = await this.#dictionary(part)
    if (dictionary === undefined) return undefined
    const [width] = values
    return read(dictionary, width === 0 ? 0 : numberAt(values.subarray(1), width, index))
  }

  /** A dictionary stands before the first page. */
  async #dictionary({ metadata, pages: [first] }: ColumnPart): Promise<Uint8Array | undefined> {
    const start = Number(metadata.dictionary_page_offset ?? metadata.data_page_offset)
    const known = this.#dictionaries.get(String(start))
    if (known !== undefined) return known
    const { header, body } = await this.#pageAt(start, Number(first.offset) - start)
    if (numberIn(header, 1) !== DICTIONARY_PAGE) return undefined
    const dictionary = decompress(body, numberIn(header, 2), metadata)
    this.#dictionaries.set(String(start), dictionary)
    return dictionary
  }

  async #pageAt(
    start: number,
    length: number,
  ): Promise<{ readonly header: ThriftStruct; readonly body: Uint8Array }> {
    const bytes = new Uint8Array(await this.#file.slice(start, start + length))
    const reader = new ThriftReader(bytes)
    const header = reader.struct()
    const { position } = reader
    return { header, body: bytes.subarray(position, position + numberIn(header, 3)) }
  }
}

/** Undefined where the page is encoded in a way that is not read here. */
function unpack(header: ThriftStruct, body: Uint8Array, { element, metadata }: ColumnPart): Page | undefined {
  const isOptional = element.repetition_type !== 'REQUIRED'
  const size = numberIn(header, 2)
  switch (numberIn(header, 1)) {
    case DATA_PAGE: {
      const page = structIn(header, 5)
      const encoding = numberIn(page, 2)
      if (!isRead(encoding) || (isOptional && numberIn(page, 3) !== RLE)) return undefined
      const values = decompress(body, size, metadata)
      if (!isOptional) return { values, encoding }
      const end = 4 + new DataView(values.buffer, values.byteOffset).getUint32(0, true)
      return { levels: values.subarray(4, end), values: values.subarray(end), encoding }
    }
    case DATA_PAGE_V2: {
      const page = structIn(header, 8)
      const encoding = numberIn(page, 4)
      const end = numberIn(page, 5)
      if (!isRead(encoding) || numberIn(page, 6) !== 0) return undefined
      const rest = body.subarray(end)
      const values = page.get(7) === false ? rest : decompress(rest, size - end, metadata)
      return isOptional ? { levels: body.subarray(0, end), values, encoding } : { values, encoding }
    }
    default:
      return undefined
  }
}

function isRead(encoding: number): boolean {
  return encoding === PLAIN || encoding === PLAIN_DICTIONARY || encoding === RLE_DICTIONARY
}

function decompress(bytes: Uint8Array, size: number, { codec }: ColumnMetaData): Uint8Array {
  if (codec === 'UNCOMPRESSED') return bytes
  const unpacked = compressors[codec]?.(bytes, size)
  if (unpacked?.length === size) return unpacked
  throw new RangeError(`A page cannot be unpacked (${codec})`)
}
