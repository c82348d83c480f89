import { readRows } from '../rows/readRows'
import type { TableRow } from '../rows/tableRow'

/** Rows that are looked at to tell what a table's columns mean. */
const ROWS_LOOKED_AT = 200

/** The first rows of a table, and what is wrong with those that cannot be read. */
export interface FirstRows {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly problems: readonly string[]
}

/** @throws ReoError when the file is no table */
export async function firstRows(table: string): Promise<FirstRows> {
  const first: TableRow[] = []
  for await (const rows of readRows(table)) {
    first.push(...rows.slice(0, ROWS_LOOKED_AT - first.length))
    if (first.length >= ROWS_LOOKED_AT) break
  }
  return {
    rows: first.flatMap((row) => ('cells' in row ? [row.cells] : [])),
    problems: first.flatMap((row) => ('problem' in row ? [`line ${row.line}: ${row.problem}`] : [])),
  }
}
