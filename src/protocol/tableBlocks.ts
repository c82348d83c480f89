import type { TableColumn, TablePayload, TableRow } from './payloads'

/** Rows of a table that are shown together, with the columns that say something about them. */
export interface TableBlock {
  /** Value that the rows share; absent where the table is not split. */
  readonly heading?: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
}

/** A table's rows by the column it is grouped by, in order of first appearance; one block where it is not grouped. */
export function tableBlocks({ columns, rows, groupBy }: TablePayload): readonly TableBlock[] {
  if (groupBy === undefined) return [{ columns, rows }]
  const groups = new Map<string, TableRow[]>()
  for (const row of rows) {
    const heading = String(row[groupBy] ?? '–')
    const group = groups.get(heading)
    if (group === undefined) groups.set(heading, [row])
    else group.push(row)
  }
  return [...groups].map(([heading, rows]) => ({
    heading,
    columns: columns.filter(({ key }) => key !== groupBy && rows.some((row) => (row[key] ?? null) !== null)),
    rows,
  }))
}
