import { ReoError } from '../../../errors'
import { isSameGrid, type PixelGrid } from '../../alignment'
import type { Window } from '../../geotiff/segments'
import { type Transformation, transformation } from '../../projections'

/** Where the pixels of a patch lie in a raster. */
export interface Placed {
  /** Pixels of the raster that the patch needs. */
  readonly window: Window
  /** Where the centre of each of the patch's pixels is in the window; absent where the two share their pixels. */
  readonly places?: Places
}

/** Coordinates in pixels from the outer corner of a window, row by row; NaN outside of the raster. */
export interface Places {
  readonly xs: Float64Array
  readonly ys: Float64Array
}

/** How far bent the way between two reference systems may be within a patch to be taken for straight, in pixels. */
const STRAIGHT = 0.01

/** Finds patches of one pixel grid in a raster with another, be it in another reference system. */
export class Placement {
  readonly isSameGrid: boolean
  readonly #raster: PixelGrid
  readonly #toRaster: Transformation

  /**
   * @param grid whose pixels the patches have
   * @param name of the raster, for messages
   * @throws ReoError when the raster does not say where it lies, or lies elsewhere
   */
  constructor(grid: PixelGrid, raster: PixelGrid, name: string) {
    this.isSameGrid = isSameGrid(grid, raster)
    this.#raster = raster
    this.#toRaster = this.isSameGrid ? (x, y) => [x, y] : pixelTransformation(grid, raster, name)
    if (!this.isSameGrid) this.#checkOverlap(grid, name)
  }

  /** Undefined where the raster has no pixel of the patch. */
  place(patch: Window): Placed | undefined {
    if (this.isSameGrid) return { window: patch }
    const { xs, ys } = this.#placesOf(patch)
    const { width, height } = this.#raster
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
    xs.forEach((x, index) => {
      const y = ys[index]
      if (!(x >= 0 && x < width && y >= 0 && y < height)) return
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    })
    if (left > right) return undefined
    const window = windowAround(left, top, right, bottom, this.#raster)
    return {
      window,
      places: { xs: xs.map((x) => x - window.left), ys: ys.map((y) => y - window.top) },
    }
  }

  /** Places in pixels of the raster. A patch is so small that its corners tell the rest, save over great bends. */
  #placesOf({ left, top, width, height }: Window): Places {
    const corners = [
      this.#toRaster(left, top),
      this.#toRaster(left + width, top),
      this.#toRaster(left, top + height),
      this.#toRaster(left + width, top + height),
    ]
    const straight = (across: number, down: number, axis: 0 | 1) => {
      const upper = corners[0][axis] + (corners[1][axis] - corners[0][axis]) * across
      const lower = corners[2][axis] + (corners[3][axis] - corners[2][axis]) * across
      return upper + (lower - upper) * down
    }
    const centre = this.#toRaster(left + width / 2, top + height / 2)
    const bend = Math.max(
      ...([0, 1] as const).map((axis) => Math.abs(straight(0.5, 0.5, axis) - centre[axis])),
    )
    const xs = new Float64Array(width * height)
    const ys = new Float64Array(width * height)
    for (let index = 0; index < xs.length; index++) {
      const column = (index % width) + 0.5
      const row = Math.floor(index / width) + 0.5
      const [x, y] =
        bend <= STRAIGHT
          ? [straight(column / width, row / height, 0), straight(column / width, row / height, 1)]
          : this.#toRaster(left + column, top + row)
      xs[index] = x
      ys[index] = y
    }
    return { xs, ys }
  }

  #checkOverlap(grid: PixelGrid, name: string): void {
    const steps = Array.from({ length: 65 }, (_, step) => step / 64)
    const overlaps = steps.some((down) =>
      steps.some((across) => {
        const [x, y] = this.#toRaster(across * grid.width, down * grid.height)
        return x >= 0 && y >= 0 && x <= this.#raster.width && y <= this.#raster.height
      }),
    )
    if (overlaps) return
    throw new ReoError('The raster lies elsewhere than the patches', {
      where: name,
      mend: 'Take one of the same place.',
    })
  }
}

/** From pixels of a grid to pixels of a raster. */
function pixelTransformation(grid: PixelGrid, raster: PixelGrid, name: string): Transformation {
  const from = grid.georeference
  const to = raster.georeference
  const { origin, pixelSize } = from
  const { origin: rasterOrigin, pixelSize: rasterPixel } = to
  if (
    origin === undefined ||
    pixelSize === undefined ||
    rasterOrigin === undefined ||
    rasterPixel === undefined
  ) {
    throw new ReoError(
      `The raster has ${raster.width} × ${raster.height} px, the others have ${grid.width} × ${grid.height} px, and they do not all say where they lie`,
      {
        where: name,
        mend: 'Bring it to the grid of the first, or georeference it, with gdalwarp for example.',
      },
    )
  }
  const [crs, rasterCrs] = [from.crs ?? to.crs ?? '', to.crs ?? from.crs ?? '']
  const toCrs = transformation(crs, rasterCrs)
  if (toCrs === undefined) {
    throw new ReoError(`The raster is in ${rasterCrs}, the others in ${crs}, and one of them is not known`, {
      where: name,
      mend: `Bring it to the others' grid: gdalwarp -t_srs ${crs} ${name} OUT.tif.`,
    })
  }
  return (column, row) => {
    const [x, y] = toCrs(origin[0] + column * pixelSize[0], origin[1] + row * pixelSize[1])
    return [(x - rasterOrigin[0]) / rasterPixel[0], (y - rasterOrigin[1]) / rasterPixel[1]]
  }
}

/** The pixels around places and one more at each side, for values between pixels. */
function windowAround(
  left: number,
  top: number,
  right: number,
  bottom: number,
  { width, height }: PixelGrid,
): Window {
  const first = [Math.max(0, Math.floor(left) - 1), Math.max(0, Math.floor(top) - 1)] as const
  const end = [Math.min(width, Math.floor(right) + 2), Math.min(height, Math.floor(bottom) + 2)] as const
  return { left: first[0], top: first[1], width: end[0] - first[0], height: end[1] - first[1] }
}
