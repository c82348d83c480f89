/** A point of the map on the unit sphere's plane: x to the east, y to the north. */
export type Point = readonly [x: number, y: number]

const A1 = 1.340264
const A2 = -0.081106
const A3 = 0.000893
const A4 = 0.003796
const M = Math.sqrt(3) / 2

/**
 * Equal Earth projection (Šavrič, Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949): areas keep their
 * proportions, so that as many dots mean as dense a sample anywhere.
 * @param longitude degrees east of the map's middle
 */
export function equalEarth(latitude: number, longitude: number): Point {
  const theta = Math.asin(M * Math.sin((latitude * Math.PI) / 180))
  const squared = theta * theta
  const sixth = squared * squared * squared
  const slope = A1 + 3 * A2 * squared + sixth * (7 * A3 + 9 * A4 * squared)
  const x = (((longitude * Math.PI) / 180) * Math.cos(theta)) / (M * slope)
  return [x, theta * (A1 + A2 * squared + sixth * (A3 + A4 * squared))]
}
