import { ReoError } from '../../errors'
import { readCsv } from './readCsv'
import { readJsonLines } from './readJsonLines'
import { readParquet } from './readParquet'
import type { TableRow } from './tableRow'

const READERS: Readonly<Record<string, (path: string) => AsyncIterable<readonly TableRow[]>>> = {
  jsonl: readJsonLines,
  ndjson: readJsonLines,
  csv: readCsv,
  tsv: readCsv,
  parquet: readParquet,
}

/** Rows of a table of samples, streamed in batches; its format goes by its extension. */
export function readRows(path: string): AsyncIterable<readonly TableRow[]> {
  const extension = /\.(\w+)$/.exec(path)?.[1].toLowerCase() ?? ''
  if (Object.hasOwn(READERS, extension)) return READERS[extension](path)
  throw new ReoError('Samples are not read from such a file', {
    where: path,
    mend: `Give a table that ends in ${Object.keys(READERS)
      .map((known) => `.${known}`)
      .join(', ')}.`,
  })
}
