import proj4 from 'proj4'
import type { Location } from './sample'

const UTM = /^EPSG:32([67])(\d\d)$/

/** Degrees of a point, where its reference system is WGS 84 in degrees or UTM; undefined in any other. */
export function locationOf(crs: string | undefined, x: number, y: number): Location | undefined {
  if (crs === 'EPSG:4326') return { latitude: y, longitude: x }
  const projection = utmProjection(crs)
  if (projection === undefined) return undefined
  const [longitude, latitude] = proj4(projection, 'WGS84').forward([x, y])
  return { latitude, longitude }
}

/** The reverse of {@link locationOf}: a place in a reference system's own units. */
export function pointOf(
  crs: string | undefined,
  { latitude, longitude }: Location,
): readonly [x: number, y: number] | undefined {
  if (crs === 'EPSG:4326') return [longitude, latitude]
  const projection = utmProjection(crs)
  if (projection === undefined) return undefined
  const [x, y] = proj4('WGS84', projection).forward([longitude, latitude])
  return [x, y]
}

function utmProjection(crs: string | undefined): string | undefined {
  const utm = UTM.exec(crs ?? '')
  if (utm === null) return undefined
  const south = utm[1] === '7' ? ' +south' : ''
  return `+proj=utm +zone=${Number(utm[2])}${south} +datum=WGS84 +units=m`
}

/** Whether a reference system counts in metres on the ground. */
export function isMetric(crs: string | undefined): boolean {
  return UTM.test(crs ?? '')
}
