import proj4 from 'proj4'
import type { Location } from './sample'

const UTM = /^EPSG:32([67])(\d\d)$/

/** Degrees of a point, where its reference system is WGS 84 in degrees or UTM; undefined in any other. */
export function locationOf(crs: string | undefined, x: number, y: number): Location | undefined {
  if (crs === 'EPSG:4326') return { latitude: y, longitude: x }
  const utm = UTM.exec(crs ?? '')
  if (utm === null) return undefined
  const south = utm[1] === '7' ? ' +south' : ''
  const projection = `+proj=utm +zone=${Number(utm[2])}${south} +datum=WGS84 +units=m`
  const [longitude, latitude] = proj4(projection, 'WGS84').forward([x, y])
  return { latitude, longitude }
}

/** Whether a reference system counts in metres on the ground. */
export function isMetric(crs: string | undefined): boolean {
  return UTM.test(crs ?? '')
}
