import { transformation } from './projections'
import type { Location } from './sample'

const DEGREES = 'EPSG:4326'

/** Degrees of a point; undefined where its reference system is not known. */
export function locationOf(crs: string | undefined, x: number, y: number): Location | undefined {
  const toDegrees = crs === undefined ? undefined : transformation(crs, DEGREES)
  if (toDegrees === undefined) return undefined
  const [longitude, latitude] = toDegrees(x, y)
  return { latitude, longitude }
}

/** The reverse of {@link locationOf}: a place in a reference system's own units. */
export function pointOf(
  crs: string | undefined,
  { latitude, longitude }: Location,
): readonly [x: number, y: number] | undefined {
  const fromDegrees = crs === undefined ? undefined : transformation(DEGREES, crs)
  return fromDegrees?.(longitude, latitude)
}
