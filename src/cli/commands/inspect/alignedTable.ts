/** Text that stands at the left of its column, or at the right. */
export type Cell = string | { readonly right: string }

/** Rows of cells as lines with aligned columns, two spaces apart. */
export function alignedTable(rows: readonly (readonly Cell[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => textOf(row[column]).length)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function textOf(cell: Cell | undefined): string {
  return cell === undefined ? '' : typeof cell === 'string' ? cell : cell.right
}

function padded(cell: Cell, width: number): string {
  return typeof cell === 'string' ? cell.padEnd(width) : cell.right.padStart(width)
}
