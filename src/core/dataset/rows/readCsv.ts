import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import { ReoError } from '../../errors'
import type { TableRow } from './tableRow'

/** Rows that are handed on at a time. */
const BATCH = 1000

/** Rows of a CSV file with a header line, streamed; with tabs in place of commas where the name ends in `.tsv`. */
export async function* readCsv(path: string): AsyncIterable<readonly TableRow[]> {
  const delimiter = /\.tsv$/i.test(path) ? '\t' : ','
  const records = createReadStream(path).pipe(
    parse({
      columns: true,
      bom: true,
      skip_empty_lines: true,
      info: true,
      delimiter,
      max_record_size: 2 ** 24,
    }),
  )
  let rows: TableRow[] = []
  try {
    for await (const { record, info } of records as AsyncIterable<CsvRecord>) {
      rows.push({ line: info.lines, cells: record })
      if (rows.length < BATCH) continue
      yield rows
      rows = []
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    yield rows
    throw new ReoError(`The table cannot be read (${error.message})`, { where: path, cause: error })
  }
  yield rows
}

interface CsvRecord {
  readonly record: Record<string, string>
  readonly info: { readonly lines: number }
}
