import { TAG } from './tags'
import type { TiffDirectory } from './tiffDirectory'
import type { Georeference } from './tiffImage'
import { utmCodeOf } from './utmKeys'

/** GeoTIFF 1.1 keys and the codes that matter here. */
const KEY = { rasterType: 1025, geographicType: 2048, projectedType: 3072 } as const
const PIXEL_IS_POINT = 2
const USER_DEFINED = 32767

/** Coordinate reference system and pixel grid of a GeoTIFF; empty for a TIFF without. */
export function georeferenceOf(directory: TiffDirectory): Georeference {
  const keys = geoKeysOf(directory)
  const code = codeOf(keys)
  return {
    ...(code === undefined ? {} : { crs: `EPSG:${code}` }),
    ...gridOf(directory, keys.get(KEY.rasterType) === PIXEL_IS_POINT ? 0.5 : 0),
  }
}

function codeOf(keys: ReadonlyMap<number, number>): number | undefined {
  const code = keys.get(KEY.projectedType) ?? keys.get(KEY.geographicType)
  if (code === USER_DEFINED) return utmCodeOf(keys)
  return code === 0 ? undefined : code
}

/** The keys with a number for their value: in the directory itself, or among its doubles. */
function geoKeysOf(directory: TiffDirectory): ReadonlyMap<number, number> {
  const words = directory.numbers(TAG.geoKeyDirectory) ?? []
  const doubles = directory.numbers(TAG.geoDoubles) ?? []
  const keys = new Map<number, number>()
  for (let index = 4; index + 3 < words.length; index += 4) {
    const [key, location, , value] = words.slice(index, index + 4)
    if (location === 0) keys.set(key, value)
    else if (location === TAG.geoDoubles && doubles[value] !== undefined) keys.set(key, doubles[value])
  }
  return keys
}

/** @param shift part of a pixel from its corner to the point that its coordinates name */
function gridOf(directory: TiffDirectory, shift: number): Pick<Georeference, 'origin' | 'pixelSize'> {
  const scale = directory.numbers(TAG.modelPixelScale)
  const tiepoint = directory.numbers(TAG.modelTiepoint)
  const matrix = directory.numbers(TAG.modelTransformation)
  if (scale !== undefined && scale.length >= 2 && tiepoint?.length === 6) {
    const [column, row, , x, y] = tiepoint
    const [width, height] = scale
    const origin = [x - (column + shift) * width, y + (row + shift) * height] as const
    return { origin, pixelSize: [width, -height] }
  }
  // A rotated grid has no size in x and y alone.
  if (matrix === undefined || matrix.length < 16 || matrix[1] !== 0 || matrix[4] !== 0) return {}
  const [width, , , x, , height, , y] = matrix
  return { origin: [x - shift * width, y - shift * height], pixelSize: [width, height] }
}
