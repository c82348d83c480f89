import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { messageOf, ReoError } from '../../errors'
import type { TableRow } from './tableRow'

/** Rows that are decoded at a time. */
const BATCH = 10_000

/** Rows of a Parquet file, streamed. @throws ReoError when the file is foreign or damaged */
export async function* readParquet(path: string): AsyncIterable<readonly TableRow[]> {
  try {
    const file = await asyncBufferFromFile(path)
    const metadata = await parquetMetadataAsync(file)
    const total = Number(metadata.num_rows)
    for (let rowStart = 0; rowStart < total; rowStart += BATCH) {
      const rowEnd = Math.min(rowStart + BATCH, total)
      const records = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors })
      yield records.map((cells, index) => ({ line: rowStart + index + 1, cells }))
    }
  } catch (error) {
    throw new ReoError(`The Parquet file cannot be read (${messageOf(error)})`, {
      where: path,
      mend: 'Copy or write the file again.',
      cause: error,
    })
  }
}
