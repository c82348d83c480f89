import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { messageOf, ReoError } from '../../../errors'
import type { RowBatch, RowPlace, RowSource, TableRow } from '../tableRow'

/** Rows that are decoded at a time. */
const BLOCK = 4096

/** Opens a Parquet file. @throws ReoError when it is damaged */
export async function openParquet(path: string): Promise<RowSource> {
  return withReason(path, async () => {
    const file = await asyncBufferFromFile(path)
    return new ParquetSource(path, file, await parquetMetadataAsync(file))
  })
}

class ParquetSource implements RowSource {
  readonly path: string
  readonly size: number
  readonly columns: readonly string[]
  readonly #file: AsyncBuffer
  readonly #metadata: FileMetaData

  constructor(path: string, file: AsyncBuffer, metadata: FileMetaData) {
    this.path = path
    this.size = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0)
    this.columns = parquetSchema(metadata).children.map(({ element }) => element.name)
    this.#file = file
    this.#metadata = metadata
  }

  async *scan(): AsyncIterable<RowBatch> {
    const total = Number(this.#metadata.num_rows)
    for (let start = 0; start < total; start += BLOCK) {
      const end = Math.min(start + BLOCK, total)
      yield { rows: await this.#rows(start, end), share: end / total }
    }
  }

  async read(places: readonly RowPlace[]): Promise<readonly TableRow[]> {
    const rows: TableRow[] = []
    for (const { offset } of places) rows.push(...(await this.#rows(offset, offset + 1)))
    return rows
  }

  #rows(rowStart: number, rowEnd: number): Promise<readonly TableRow[]> {
    return withReason(this.path, async () => {
      const records = await parquetReadObjects({
        file: this.#file,
        metadata: this.#metadata,
        rowStart,
        rowEnd,
        compressors,
      })
      return records.map((cells, index) => ({
        line: rowStart + index + 1,
        offset: rowStart + index,
        length: 0,
        cells,
      }))
    })
  }
}

async function withReason<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    throw new ReoError(`The Parquet file cannot be read (${messageOf(error)})`, {
      where: path,
      mend: 'Copy or write the file again.',
      cause: error,
    })
  }
}
