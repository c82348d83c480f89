/** Where a row stands in its file. */
export interface RowPlace {
  /** Line on which it begins, or number of the row where the format has no lines; counted from 1. */
  readonly line: number
  /** Byte at which it begins, or index of the row where the format has no bytes of a row. */
  readonly offset: number
  /** In bytes; 0 where the format has none. */
  readonly length: number
}

export type Cells = Readonly<Record<string, unknown>>

/** What a row holds by column, or why it cannot be read. */
export type RowContent = { readonly cells: Cells } | { readonly problem: string }

/** One row of a table of samples. */
export type TableRow = RowPlace & RowContent

/** Rows that follow each other, and which share of the file is read with them, 0–1. */
export interface RowBatch {
  readonly rows: readonly TableRow[]
  readonly share: number
}

/** A file that is a table, whatever its format. */
export interface RowSource {
  readonly path: string
  /** Length in bytes as text, or as it would be. */
  readonly size: number
  /** Columns, where the file names them in one place. */
  readonly columns?: readonly string[]
  /** All rows in stored order. A file that cannot be read to its end ends with a row that says so. */
  scan(): AsyncIterable<RowBatch>
  /** Rows at places that {@link scan} told of, in ascending order. */
  read(places: readonly RowPlace[]): Promise<readonly TableRow[]>
}
