/** One row of a table of samples by column, or why it cannot be read. */
export type TableRow = {
  /** Line of its file, or row where the format has no lines; counted from 1. */
  readonly line: number
} & ({ readonly cells: Readonly<Record<string, unknown>> } | { readonly problem: string })
