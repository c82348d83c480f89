import { type Column, isNumber, isNumberOrMissing } from './table'

type Cell = string | number | null

/** Takes a column's cells in one by one, and tells at the end whether they are numbers. */
export class ColumnBuilder {
  readonly #cells: Cell[] = []

  get length(): number {
    return this.#cells.length
  }

  /** Takes a cell in. Returns what is wrong with it, if anything is. */
  push(value: unknown): string | undefined {
    const cell = cellOf(value)
    if (cell === undefined)
      return `holds ${Array.isArray(value) ? 'a list' : 'an object'}, not a single value`
    this.#cells.push(cell)
    return undefined
  }

  /** Numbers where every cell is one or is missing; else texts, word for word. */
  finish(): Column {
    const cells = this.#cells
    if (cells.some((cell) => typeof cell === 'string' && !isNumberOrMissing(cell)) || areAllWords(cells))
      return { kind: 'texts', values: cells.map((cell) => (cell === null ? null : String(cell))) }
    return { kind: 'numbers', values: Float64Array.from(cells, numberOf) }
  }
}

/** A cell as it is kept; undefined where it has parts. */
function cellOf(value: unknown): Cell | undefined {
  switch (typeof value) {
    case 'number':
      return value
    case 'bigint':
      return Number(value)
    case 'boolean':
      return String(value)
    case 'string':
      return value === '' ? null : value
    case 'undefined':
      return null
    default:
      if (value === null) return null
      return value instanceof Date ? value.toISOString() : undefined
  }
}

/** Whether there are words such as "none" and not a single number: then they are answers. */
function areAllWords(cells: readonly Cell[]): boolean {
  return (
    cells.some((cell) => cell !== null) &&
    cells.every((cell) => cell === null || (typeof cell === 'string' && !isNumber(cell)))
  )
}

function numberOf(cell: Cell): number {
  if (typeof cell === 'number') return cell
  return cell !== null && isNumber(cell) ? Number(cell) : Number.NaN
}
