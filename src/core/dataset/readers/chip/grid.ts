/** One patch of a grid that is laid over a raster from its top left corner. */
export interface Cell {
  readonly id: string
  readonly row: number
  readonly column: number
  /** First pixel. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The whole patches that fit in a raster, row by row; what remains at the right and the bottom is left out. */
export function gridCells(
  raster: { readonly width: number; readonly height: number },
  [width, height]: readonly [number, number],
): readonly Cell[] {
  const columns = Math.floor(raster.width / width)
  const rows = Math.floor(raster.height / height)
  return Array.from({ length: rows * columns }, (_, index) => {
    const row = Math.floor(index / columns)
    const column = index % columns
    const id = `r${twoDigits(row)}c${twoDigits(column)}`
    return { id, row, column, left: column * width, top: row * height, width, height }
  })
}

/** Values of one band of a band-sequential raster within a cell, row by row. */
export function cellValues(
  { data, width, height }: { data: ArrayLike<number>; width: number; height: number },
  band: number,
  cell: Cell,
): Float64Array {
  const values = new Float64Array(cell.width * cell.height)
  for (let y = 0; y < cell.height; y++) {
    const start = (band * height + cell.top + y) * width + cell.left
    for (let x = 0; x < cell.width; x++) values[y * cell.width + x] = data[start + x]
  }
  return values
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
