import { cellAt, textOf } from '../dataset/rows/cells'
import type { Cells } from '../dataset/rows/tableRow'
import { ReoError } from '../errors'
import type { LogColumns, LogEntry, LogReader, LogRecord } from './logRecord'
import { logRows } from './logRows'

/** A format that is a table. */
export interface RowFormat {
  readonly name: string
  readonly title: string
  /** Columns that each part of a record is usually found in; the first that a row has counts. */
  readonly columns: { readonly [Part in keyof LogColumns]: readonly string[] }
  recognises(cells: Cells): boolean
  /** What the format has beyond columns of text, such as errors. */
  more?(cells: Cells): Partial<LogRecord>
}

/** A reader of a format that is a table: JSONL, a JSON array, CSV, TSV, Parquet or an Excel workbook. */
export function rowLog({ name, title, columns: usual, recognises, more }: RowFormat): LogReader {
  return {
    name,
    title,
    recognises: ({ cells }) => cells !== undefined && recognises(cells),
    async *read(path, named) {
      for await (const rows of logRows(path)) {
        for (const row of rows) {
          yield 'problem' in row
            ? { where: `line ${row.line}`, problem: row.problem }
            : recordOf(row.cells, row.line, path, named, usual, more?.(row.cells))
        }
      }
    },
  }
}

function recordOf(
  cells: Cells,
  line: number,
  path: string,
  named: LogColumns,
  usual: RowFormat['columns'],
  more: Partial<LogRecord> = {},
): LogEntry {
  const part = (key: keyof LogColumns) => cellOf(cells, named[key], usual[key])
  const answer = more.raw ?? part('answer')
  if (answer === undefined && more.error === undefined && named.answer === undefined) {
    throw new ReoError(`No column of answers is known among ${Object.keys(cells).join(', ')}`, {
      where: `${path}, line ${line}`,
      mend: 'Name it: --answer COLUMN.',
    })
  }
  if (named.id !== undefined && part('id') === undefined) {
    return { where: `line ${line}`, problem: `It has no cell in the column "${named.id}"` }
  }
  const [question, truth, kind, model] = [part('question'), part('truth'), part('kind'), part('model')]
  return {
    sample: part('id') ?? `line ${line}`,
    ...(kind !== undefined && { kind }),
    ...(question !== undefined && { question }),
    ...(truth !== undefined && { truth }),
    ...(model !== undefined && { model }),
    raw: answer ?? '',
    ...more,
  }
}

function cellOf(cells: Cells, named: string | undefined, usual: readonly string[] = []): string | undefined {
  for (const column of named === undefined ? usual : [named]) {
    const text = cellText(cellAt(cells, column))
    if (text !== undefined) return text
  }
  return undefined
}

/** A cell in words: the only item of a list by itself, other parts as JSON. */
export function cellText(cell: unknown): string | undefined {
  if (cell === undefined || cell === null) return undefined
  if (Array.isArray(cell) && cell.length === 1) return cellText(cell[0])
  return textOf(cell) ?? JSON.stringify(cell)
}
