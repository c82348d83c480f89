import type { TableCell, TablePayload, TableRow } from '../../protocol/payloads'
import { isInterval } from './cells'

/** A table as CSV (RFC 4180) with full precision; an interval takes three columns. */
export function toCsv({ columns }: Pick<TablePayload, 'columns'>, rows: readonly TableRow[]): string {
  const spread = columns.map((column) => ({
    ...column,
    isSpread: rows.some((row) => isInterval(row[column.key])),
  }))
  const head = spread.flatMap(({ title, unit, isSpread }) => {
    const name = unit === undefined || unit === '' ? title : `${title} (${unit})`
    return isSpread ? [name, `${name} low`, `${name} high`] : [name]
  })
  const body = rows.map((row) => spread.flatMap(({ key, isSpread }) => fieldsOf(row[key], isSpread)))
  return [head, ...body].map((fields) => fields.map(quoted).join(',')).join('\r\n') + '\r\n'
}

function fieldsOf(cell: TableCell | undefined, isSpread: boolean): readonly string[] {
  if (isInterval(cell)) return [cell.value, cell.low, cell.high].map(String)
  const field = cell === null || cell === undefined ? '' : String(cell)
  return isSpread ? [field, '', ''] : [field]
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
