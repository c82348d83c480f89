import { ReoError } from '../errors'
import type { Georeference } from './geotiff/tiffImage'

/** Grids may be this part of a pixel apart and still count as the same. */
const TOLERANCE = 0.01

/** Pixels with their place on the Earth, as far as their file says. */
export interface PixelGrid {
  readonly width: number
  readonly height: number
  readonly georeference: Georeference
}

/** How the ground that a grid covers differs from another's; undefined where it does not, as far as both say. */
function footprintDifference(grid: PixelGrid, other: PixelGrid): string | undefined {
  const [crs, otherCrs] = [grid.georeference.crs, other.georeference.crs]
  if (crs !== undefined && otherCrs !== undefined && crs !== otherCrs)
    return `is in ${crs}, not in ${otherCrs}`
  const corners = cornersOf(grid)
  const otherCorners = cornersOf(other)
  if (corners === undefined || otherCorners === undefined) return undefined
  const tolerance = TOLERANCE * Math.min(pixelOf(grid), pixelOf(other))
  const apart = ([x, y]: Corner, [otherX, otherY]: Corner) =>
    Math.abs(x - otherX) > tolerance || Math.abs(y - otherY) > tolerance
  if (apart(corners.first, otherCorners.first))
    return `starts at ${corners.first.join(', ')}, not at ${otherCorners.first.join(', ')}`
  if (apart(corners.last, otherCorners.last))
    return `ends at ${corners.last.join(', ')}, not at ${otherCorners.last.join(', ')}`
  return undefined
}

/** Whether two grids have the same pixels, as far as both say. */
export function isSameGrid(grid: PixelGrid, other: PixelGrid): boolean {
  const sameSize = grid.width === other.width && grid.height === other.height
  return sameSize && footprintDifference(grid, other) === undefined
}

type Corner = readonly [x: number, y: number]

function cornersOf({ width, height, georeference }: PixelGrid): { first: Corner; last: Corner } | undefined {
  const { origin, pixelSize } = georeference
  if (origin === undefined || pixelSize === undefined) return undefined
  return { first: origin, last: [origin[0] + width * pixelSize[0], origin[1] + height * pixelSize[1]] }
}

function pixelOf({ georeference: { pixelSize = [1, 1] } }: PixelGrid): number {
  return Math.min(...pixelSize.map(Math.abs))
}

/** A file of pixels, for messages. */
interface NamedGrid {
  readonly name: string
  readonly raster: { readonly width: number; readonly height: number }
  readonly georeference: Georeference
}

/** @throws ReoError when an image does not cover the very ground of another */
export function checkFootprint(image: NamedGrid, other: NamedGrid): void {
  const difference = footprintDifference(
    { ...image.raster, georeference: image.georeference },
    { ...other.raster, georeference: other.georeference },
  )
  if (difference === undefined) return
  throw new ReoError(`The image ${difference} as ${other.name}`, {
    where: image.name,
    mend: 'Bring both to one grid, with gdalwarp for example.',
  })
}
