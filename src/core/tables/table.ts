import { ReoError } from '../errors'

export type NumericArray =
  Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array

/** One column of a table: numbers with NaN, or texts with null, where a row has nothing. */
export type Column =
  | { readonly kind: 'numbers'; readonly values: NumericArray }
  | { readonly kind: 'texts'; readonly values: readonly (string | null)[] }

/** The columns of a file that were asked for, all of `rowCount` values. */
export interface Table {
  readonly path: string
  readonly rowCount: number
  readonly columns: ReadonlyMap<string, Column>
  /** Lines of the rows where the file has lines; row 0 is the first of the file where it has none. */
  readonly lines?: readonly number[]
}

/** A column of a table that was read with it. */
export function columnOf({ path, columns }: Table, name: string): Column {
  const column = columns.get(name)
  if (column === undefined) throw new RangeError(`The column ${name} of ${path} was not read`)
  return column
}

/**
 * A column's numbers, NaN where a row has none.
 * @throws ReoError when a cell is no number; it names the line
 */
export function numbersOf(table: Table, name: string): NumericArray {
  const column = columnOf(table, name)
  if (column.kind === 'numbers') return column.values
  const row = column.values.findIndex((text) => text !== null && !isNumberOrMissing(text))
  throw new ReoError(`"${shortened(column.values[row] ?? '')}" in the column "${name}" is not a number`, {
    where: placeOf(table, row),
    mend: 'Leave a cell empty where there is no value.',
  })
}

/** A column's values as texts, null where a row has none. */
export function textsOf(table: Table, name: string): readonly (string | null)[] {
  const column = columnOf(table, name)
  if (column.kind === 'texts') return column.values
  return Array.from(column.values, (value) => (Number.isNaN(value) ? null : String(value)))
}

/** Whether a text is a decimal number, or one of the words that programs write where a number is missing. */
export function isNumberOrMissing(text: string): boolean {
  return isNumber(text) || isMissing(text)
}

/** Whether a text is a decimal number. */
export function isNumber(text: string): boolean {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text)
}

function isMissing(text: string): boolean {
  return /^\s*(nan|na|n\/a|null|none|[+-]?inf(inity)?)?\s*$/i.test(text)
}

function placeOf({ path, lines }: Table, row: number): string {
  return lines === undefined ? `${path}, row ${row + 1}` : `${path}:${lines[row]}`
}

const LONGEST_CELL = 40

function shortened(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text
}
