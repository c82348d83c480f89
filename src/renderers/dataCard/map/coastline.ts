import { feature } from 'topojson-client'
import land from 'world-atlas/land-110m.json'

/** A closed line of places, longitude before latitude in degrees. */
export type Ring = readonly (readonly [longitude: number, latitude: number])[]

/**
 * Rings of land: Natural Earth 1:110m, which is in the public domain. Rings that cross the antimeridian run on beyond
 * 180° and stand there twice, a turn of the world apart: clipped to the world, both make up the whole.
 */
export const LAND: readonly Ring[] = feature(land, land.objects.land).features.flatMap(({ geometry }) => {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.flatMap(unrolled)
    case 'MultiPolygon':
      return geometry.coordinates.flat().flatMap(unrolled)
    default:
      return []
  }
})

function unrolled(positions: readonly (readonly number[])[]): readonly Ring[] {
  let turn = 0
  const ring: (readonly [number, number])[] = positions.map(([longitude, latitude], index) => {
    const step = index === 0 ? 0 : longitude - positions[index - 1][0]
    if (Math.abs(step) > 180) turn -= Math.sign(step) * 360
    return [longitude + turn, latitude]
  })
  const [first, last] = [ring[0], ring[ring.length - 1]]
  // A ring around a pole is closed along the edge of the world.
  const pole = Math.sign(first[1]) * 90
  const whole: Ring = turn === 0 ? ring : [...ring, [last[0], pole], [first[0], pole]]
  const longitudes = whole.map(([longitude]) => longitude)
  const copies = [0, -360, 360].filter(
    (shift) => Math.max(...longitudes) + shift > -180 && Math.min(...longitudes) + shift < 180,
  )
  return copies.map((shift) => whole.map(([longitude, latitude]) => [longitude + shift, latitude] as const))
}
