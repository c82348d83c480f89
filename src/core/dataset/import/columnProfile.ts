import { columnsOf, isEmpty, numberOf, textOf } from '../rows/cells'

/** What the first rows of a table hold in one column. */
export interface ColumnProfile {
  /** Name, or dotted path into nested rows. */
  readonly name: string
  /** Last part of a dotted path, in lower case without anything but letters and digits. */
  readonly word: string
  /** Cells that hold something. */
  readonly cells: readonly unknown[]
  /** Share of the rows that hold something, 0–1. */
  readonly filled: number
  readonly distinct: number
  /** Values of all cells where every one is a number; else empty. */
  readonly numbers: readonly number[]
  /** Cells as text where every one is a text or a number; else empty. */
  readonly texts: readonly string[]
}

/** Columns of rows in the order in which they appear. */
export function profileColumns(rows: readonly object[]): readonly ColumnProfile[] {
  const cellsOf = new Map<string, unknown[]>()
  for (const row of rows) {
    for (const [name, cell] of columnsOf(row)) {
      const cells = cellsOf.get(name) ?? []
      if (!isEmpty(cell)) cells.push(cell)
      cellsOf.set(name, cells)
    }
  }
  return [...cellsOf].map(([name, cells]) => profileOf(name, cells, rows.length))
}

function profileOf(name: string, cells: readonly unknown[], rows: number): ColumnProfile {
  const numbers = cells.map(numberOf)
  const texts = cells.map(textOf)
  return {
    name,
    word: (name.split('.').at(-1) ?? name).toLowerCase().replaceAll(/[^a-z0-9]/g, ''),
    cells,
    filled: cells.length / rows,
    distinct: new Set(texts).size,
    numbers: numbers.some(Number.isNaN) ? [] : numbers,
    texts: texts.filter((text) => text !== undefined).length === cells.length ? texts.map(String) : [],
  }
}

/** Smallest and largest of some numbers. */
export function rangeOf(numbers: readonly number[]): readonly [minimum: number, maximum: number] {
  return [
    numbers.reduce((least, value) => Math.min(least, value), Infinity),
    numbers.reduce((most, value) => Math.max(most, value), -Infinity),
  ]
}
