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
