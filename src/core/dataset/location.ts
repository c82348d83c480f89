import { transformation } from './projections'
import type { Location } from './sample'

/** Degrees of a point; undefined where its reference system is not known. */
export function locationOf(crs: string | undefined, x: number, y: number): Location | undefined {
  const toDegrees = crs === undefined ? undefined : transformation(crs, 'EPSG:4326')
  if (toDegrees === undefined) return undefined
  const [longitude, latitude] = toDegrees(x, y)
  return { latitude, longitude }
}
