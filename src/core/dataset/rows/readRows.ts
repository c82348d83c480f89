import { openRows } from './openRows'
import type { TableRow } from './tableRow'

/** Rows of a table from its first to its last, streamed in batches. @throws ReoError as {@link openRows} does */
export async function* readRows(path: string): AsyncIterable<readonly TableRow[]> {
  const source = await openRows(path)
  for await (const { rows } of source.scan()) yield rows
}
