import type { TableMark, TablePayload, TableRow } from '../../protocol/payloads'
import type { FigureHost } from '../shared/renderer'
import type { RowPicks } from './blockView'

/**
 * Lets rows that stand for samples be selected within the run of the table; where it shows no run, none can.
 * @param onChange told when another row is selected, in this table or by taking its step away
 */
export function rowPicks(
  { rows, marks }: TablePayload,
  { selection, signal }: FigureHost,
  onChange: () => void,
): RowPicks {
  const markOf = new Map<TableRow, TableMark>()
  if (selection !== undefined) {
    rows.forEach((row, index) => {
      const mark = marks?.rows[index] ?? null
      if (mark !== null) markOf.set(row, mark)
    })
    let shown = JSON.stringify(selection.own()?.criterion)
    selection.onChange(() => {
      const own = JSON.stringify(selection.own()?.criterion)
      if (own === shown) return
      shown = own
      onChange()
    }, signal)
  }
  const isPicked = (row: TableRow) => {
    const mark = markOf.get(row)
    return (
      mark !== undefined && JSON.stringify(mark.criterion) === JSON.stringify(selection?.own()?.criterion)
    )
  }
  return {
    column: marks?.column,
    titleOf: (row) => markOf.get(row)?.title,
    isPicked,
    pick: (row) => selection?.point(isPicked(row) ? undefined : markOf.get(row)),
  }
}
