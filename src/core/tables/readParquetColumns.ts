import {
  asyncBufferFromFile,
  type ColumnData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { messageOf, ReoError } from '../errors'
import { ColumnBuilder } from './columnBuilder'
import { missingColumns } from './missingColumns'
import type { Column, Table } from './table'

/** Columns of a Parquet file, each read by itself. @throws ReoError when the file is foreign or damaged */
export async function readParquetColumns(path: string, columns: readonly string[]): Promise<Table> {
  try {
    const file = await asyncBufferFromFile(path)
    const metadata = await parquetMetadataAsync(file)
    const there = parquetSchema(metadata).children.map(({ element }) => element.name)
    const missing = columns.filter((name) => !there.includes(name))
    if (missing.length > 0) throw missingColumns(path, missing, there)
    const read = new Map<string, Column>()
    for (const name of columns) {
      const parts: ColumnData[] = []
      const onChunk = (part: ColumnData) => parts.push(part)
      await parquetRead({ file, metadata, compressors, columns: [name], onChunk })
      read.set(name, columnOfParts(parts, path, name))
    }
    return { path, rowCount: Number(metadata.num_rows), columns: read }
  } catch (error) {
    if (error instanceof ReoError) throw error
    throw new ReoError(`The Parquet file cannot be read (${messageOf(error)})`, {
      where: path,
      mend: 'Copy or write the file again.',
      cause: error,
    })
  }
}

/** Puts a column together from its row groups, which come in any order. */
function columnOfParts(parts: readonly ColumnData[], path: string, name: string): Column {
  const builder = new ColumnBuilder()
  for (const { columnData } of parts.toSorted((a, b) => a.rowStart - b.rowStart)) {
    for (let index = 0; index < columnData.length; index++) {
      const problem = builder.push(columnData[index])
      if (problem === undefined) continue
      throw new ReoError(`The column "${name}" ${problem}`, {
        where: `${path}, row ${builder.length + 1}`,
        mend: 'Correct the value or leave it empty.',
      })
    }
  }
  return builder.finish()
}
