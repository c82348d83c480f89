import { readRows } from '../dataset/rows/readRows'
import { ReoError } from '../errors'
import { ColumnBuilder } from './columnBuilder'
import { missingColumns } from './missingColumns'
import type { Table } from './table'

/** Columns of a file of rows (CSV, TSV, JSONL), streamed; a field that a row lacks is missing there. */
export async function readRowColumns(path: string, columns: readonly string[]): Promise<Table> {
  const builders = new Map(columns.map((name) => [name, new ColumnBuilder()]))
  const seen = new Set<string>()
  const lines: number[] = []
  for await (const rows of readRows(path)) {
    for (const row of rows) {
      const where = `${path}:${row.line}`
      if ('problem' in row)
        throw new ReoError(row.problem, { where, mend: 'Correct the line or take it out.' })
      for (const name of Object.keys(row.cells)) seen.add(name)
      for (const [name, builder] of builders) {
        const problem = builder.push(Object.hasOwn(row.cells, name) ? row.cells[name] : null)
        if (problem === undefined) continue
        throw new ReoError(`The column "${name}" ${problem}`, {
          where,
          mend: 'Correct the value or leave it empty.',
        })
      }
      lines.push(row.line)
    }
  }
  if (lines.length === 0)
    throw new ReoError('There are no rows', { where: path, mend: 'Give a table with rows.' })
  const missing = columns.filter((name) => !seen.has(name))
  if (missing.length > 0) throw missingColumns(path, missing, [...seen])
  const built = new Map([...builders].map(([name, builder]) => [name, builder.finish()]))
  return { path, rowCount: lines.length, columns: built, lines }
}
