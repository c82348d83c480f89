import type { AsyncBuffer, ColumnMetaData } from 'hyparquet'
import { numberIn, structIn, ThriftReader, type ThriftStruct } from './thrift'

/** Where a page of a column begins, and its first row within the row group; as in an offset index of Parquet. */
export interface PageLocation {
  readonly offset: bigint
  /** Length of the page with its header. */
  readonly compressed_page_size: number
  readonly first_row_index: bigint
}

/** A page header is some tens of bytes, with statistics of long texts some thousands. */
const HEADER_BYTES = 512
const MAXIMUM_HEADER_BYTES = 2 ** 20

const [DATA_PAGE, DATA_PAGE_V2] = [0, 3]

/**
 * Finds the pages of a column by their headers, for most writers leave the offset index out.
 * @param isFlat whether every value of the column is a row of its own
 * @returns undefined where the headers do not tell how many rows a page has
 */
export async function pageLocations(
  file: AsyncBuffer,
  { dictionary_page_offset, data_page_offset, total_compressed_size }: ColumnMetaData,
  isFlat: boolean,
): Promise<PageLocation[] | undefined> {
  const start = Number(dictionary_page_offset || data_page_offset)
  const end = Math.min(start + Number(total_compressed_size), file.byteLength)
  const pages: PageLocation[] = []
  let rows = 0
  for (let at = start; at < end;) {
    const { header, length } = await headerAt(file, at, end)
    const size = length + numberIn(header, 3)
    const pageRows = rowsOf(header, isFlat)
    if (pageRows === undefined || size <= length) return undefined
    if (pageRows !== 'dictionary') {
      pages.push({ offset: BigInt(at), compressed_page_size: size, first_row_index: BigInt(rows) })
      rows += pageRows
    }
    at += size
  }
  return pages
}

async function headerAt(
  file: AsyncBuffer,
  at: number,
  end: number,
): Promise<{ readonly header: ThriftStruct; readonly length: number }> {
  for (let size = HEADER_BYTES; ; size *= 16) {
    const isAll = at + size >= end || size > MAXIMUM_HEADER_BYTES
    const reader = new ThriftReader(new Uint8Array(await file.slice(at, Math.min(at + size, end))))
    try {
      return { header: reader.struct(), length: reader.position }
    } catch (error) {
      if (isAll) throw error
    }
  }
}

/** Rows of a page by its header (parquet.thrift, PageHeader). */
function rowsOf(header: ThriftStruct, isFlat: boolean): number | 'dictionary' | undefined {
  switch (header.get(1)) {
    case DATA_PAGE:
      return isFlat ? numberIn(structIn(header, 5), 1) : undefined
    case DATA_PAGE_V2:
      return numberIn(structIn(header, 8), 3)
    default:
      return 'dictionary'
  }
}
