import type { Interval } from '../../core/metrics/results'
import type { TableCell, TableColumn, TableRow } from '../../protocol/payloads'
import { formatInterval, formatNumber } from '../shared/format'
import type { SortDirection } from '../shared/sorting'

/** The number that a cell is sorted and compared by; undefined for texts and empty cells. */
export function numberOf(cell: TableCell | undefined): number | undefined {
  if (typeof cell === 'number') return Number.isNaN(cell) ? undefined : cell
  return isInterval(cell) ? cell.value : undefined
}

/** Whether a cell is a figure with its interval. */
export function isInterval(cell: TableCell | undefined): cell is Interval {
  return typeof cell === 'object' && cell !== null
}

/** A cell's value as text, an interval's without its ends. */
export function textOf(cell: TableCell | undefined, { digits }: TableColumn): string {
  if (cell === null || cell === undefined) return '–'
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (typeof cell === 'string') return cell
  const value = isInterval(cell) ? cell.value : cell
  return formatNumber(value, digits ?? (Number.isInteger(value) ? 0 : 3))
}

/** Rows by one column; empty cells stay last either way, equal ones keep their order. */
export function sortRows(
  rows: readonly TableRow[],
  { key }: TableColumn,
  direction: SortDirection,
): readonly TableRow[] {
  const sign = direction === 'ascending' ? 1 : -1
  return rows.toSorted((first, second) => {
    const [a, b] = [first[key], second[key]]
    const emptiness = Number(isEmpty(a)) - Number(isEmpty(b))
    return emptiness !== 0 ? emptiness : sign * compare(a, b)
  })
}

/** The best number of a column, where the column says which end is best and at least two rows compete. */
export function bestOf(rows: readonly TableRow[], { key, better }: TableColumn): number | undefined {
  const values = rows.map((row) => numberOf(row[key])).filter((value) => value !== undefined)
  if (better === undefined || values.length < 2) return undefined
  return better === 'low' ? Math.min(...values) : Math.max(...values)
}

/** What the intervals of a column have in common, so that they line up. */
export interface ColumnSpan {
  /** Least and largest value over intervals and numbers. */
  readonly low: number
  readonly high: number
  /** Characters of the longest interval. */
  readonly characters: number
}

/** The span of a column; undefined where no cell is an interval. */
export function spanOf(rows: readonly TableRow[], { key, digits = 3 }: TableColumn): ColumnSpan | undefined {
  const intervals = rows.map((row) => row[key]).filter(isInterval)
  if (intervals.length === 0) return undefined
  const ends = [
    ...intervals.flatMap(({ low, high }) => [low, high]),
    ...rows.map((row) => numberOf(row[key])).filter((value) => value !== undefined),
  ]
  const lengths = intervals.map((interval) => formatInterval(interval, digits).length)
  return { low: Math.min(...ends), high: Math.max(...ends), characters: Math.max(...lengths) }
}

function isEmpty(cell: TableCell | undefined): boolean {
  return (
    cell === null || cell === undefined || cell === '' || (typeof cell === 'number' && Number.isNaN(cell))
  )
}

function compare(first: TableCell | undefined, second: TableCell | undefined): number {
  const [a, b] = [numberOf(first), numberOf(second)]
  if (a !== undefined && b !== undefined) return a - b
  return String(first).localeCompare(String(second), 'en', { numeric: true })
}
