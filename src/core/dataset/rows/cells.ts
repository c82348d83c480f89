import type { MetadataValue } from '../sample'

/** Whether a cell holds nothing. */
export function isEmpty(cell: unknown): boolean {
  return cell === undefined || cell === null || cell === ''
}

/** A cell as a number: text of one counts, as in CSV; NaN where it is none. */
export function numberOf(cell: unknown): number {
  if (typeof cell === 'string') return cell.trim() === '' ? Number.NaN : Number(cell)
  return typeof cell === 'number' || typeof cell === 'bigint' ? Number(cell) : Number.NaN
}

/** A cell as text where it is a text or a number. */
export function textOf(cell: unknown): string | undefined {
  if (typeof cell === 'string') return cell
  return typeof cell === 'number' || typeof cell === 'bigint' ? String(cell) : undefined
}

/** A cell as a value to slice by; what has parts of its own becomes JSON. */
export function metadataOf(cell: unknown): MetadataValue {
  switch (typeof cell) {
    case 'string':
      return isPlainNumber(cell) ? Number(cell) : cell === '' ? null : cell
    case 'number':
    case 'boolean':
      return cell
    case 'bigint':
      return Number(cell)
    case 'undefined':
      return null
    default:
      if (cell === null) return null
      return cell instanceof Date ? cell.toISOString() : JSON.stringify(cell, plainJson)
  }
}

/** Text that a number writes itself as; `007` and `1e5` stay text: they may be codes. */
function isPlainNumber(text: string): boolean {
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && Number.isFinite(Number(text))
}

function plainJson(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}

/** Lists that are longer than this are no columns. */
const MAXIMUM_LIST_COLUMNS = 8

/**
 * The cell of a column; a dotted path such as `meta.lat` or `image.0` leads into what has parts of its own, unless a
 * column bears that very name.
 */
export function cellAt(cells: object, column: string): unknown {
  if (Object.hasOwn(cells, column)) return Reflect.get(cells, column)
  const dot = column.indexOf('.')
  if (dot < 0) return undefined
  const part = cellAt(cells, column.slice(0, dot))
  return hasParts(part) ? cellAt(part, column.slice(dot + 1)) : undefined
}

/** Columns of a row with their cells, those of objects and short lists by their dotted path; bytes are left out. */
export function columnsOf(cells: object): [column: string, cell: unknown][] {
  const columns: [string, unknown][] = []
  for (const [column, cell] of Object.entries(cells)) {
    if (ArrayBuffer.isView(cell)) continue
    if (hasParts(cell)) {
      for (const [inner, value] of columnsOf(cell)) columns.push([`${column}.${inner}`, value])
    } else columns.push([column, cell])
  }
  return columns
}

function hasParts(cell: unknown): cell is object {
  if (typeof cell !== 'object' || cell === null || cell instanceof Date || ArrayBuffer.isView(cell))
    return false
  if (!Array.isArray(cell)) return true
  return cell.length <= MAXIMUM_LIST_COLUMNS && cell.every((item) => typeof item !== 'object')
}
