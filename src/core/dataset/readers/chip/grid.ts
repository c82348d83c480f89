import type { PixelGrid } from '../../alignment'
import type { Window } from '../../geotiff/segments'
import { locationOf } from '../../location'
import type { Location } from '../../sample'

/** One patch of a grid. */
export interface Cell extends Window {
  readonly id: string
  readonly row: number
  readonly column: number
}

/** Patches side by side from the top left corner of a raster, or of a window of it; what makes no whole patch is left out. */
export class PatchGrid {
  readonly columns: number
  readonly rows: number
  /** The raster whose pixels the patches have. */
  readonly raster: PixelGrid
  readonly #window: Window
  readonly #patchSize: readonly [width: number, height: number]

  constructor(
    raster: PixelGrid,
    patchSize: readonly [width: number, height: number],
    window: Window = { left: 0, top: 0, width: raster.width, height: raster.height },
  ) {
    this.raster = raster
    this.#window = window
    this.#patchSize = patchSize
    this.columns = Math.floor(window.width / patchSize[0])
    this.rows = Math.floor(window.height / patchSize[1])
  }

  get count(): number {
    return this.columns * this.rows
  }

  /** Row by row. */
  *cells(): Iterable<Cell> {
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) yield this.#cell(row, column)
    }
  }

  /** The patch of an id such as `r02c03`; undefined where there is none. */
  find(id: string): Cell | undefined {
    const [, row, column] = /^r(\d+)c(\d+)$/.exec(id) ?? []
    const cell = this.#cell(Number(row), Number(column))
    return cell.id === id && cell.row < this.rows && cell.column < this.columns ? cell : undefined
  }

  /** Where the centre of a patch is on the Earth, as far as the raster says. */
  centreOf({ left, top, width, height }: Window): Location | undefined {
    const { crs, origin, pixelSize } = this.raster.georeference
    if (origin === undefined || pixelSize === undefined) return undefined
    const x = origin[0] + (left + width / 2) * pixelSize[0]
    const y = origin[1] + (top + height / 2) * pixelSize[1]
    return locationOf(crs, x, y)
  }

  #cell(row: number, column: number): Cell {
    const [width, height] = this.#patchSize
    const left = this.#window.left + column * width
    const top = this.#window.top + row * height
    return { id: `r${twoDigits(row)}c${twoDigits(column)}`, row, column, left, top, width, height }
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
