import type { TableCell, TablePayload } from '../../protocol/payloads'
import { tableBlocks } from '../../protocol/tableBlocks'
import type { CsvField, CsvTable } from '../shared/csv'
import { chosenSorting } from '../shared/sorting'
import { sortedRows } from './blockView'
import { isInterval } from './cells'

/** A table in the order shown; an interval takes three columns. */
export function tableCsv(payload: TablePayload, choices: ReadonlyMap<string, string>): CsvTable {
  const rows = tableBlocks(payload).flatMap((block) => sortedRows(block, chosenSorting(choices)))
  const columns = payload.columns.map((column) => ({
    ...column,
    isSpread: rows.some((row) => isInterval(row[column.key])),
  }))
  return {
    head: columns.flatMap(({ title, unit, isSpread }) => {
      const name = unit === undefined || unit === '' ? title : `${title} (${unit})`
      return isSpread ? [name, `${name} low`, `${name} high`] : [name]
    }),
    rows: rows.map((row) => columns.flatMap(({ key, isSpread }) => fieldsOf(row[key], isSpread))),
  }
}

function fieldsOf(cell: TableCell | undefined, isSpread: boolean): readonly CsvField[] {
  if (isInterval(cell)) return [cell.value, cell.low, cell.high]
  return isSpread ? [cell, null, null] : [cell]
}
