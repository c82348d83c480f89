import { PATCH_SIZE, PIXEL_SIZE } from './grid'
import type { Random } from './random'
import type { Region } from './regions'
import { blend, sampleField, smoothField } from './smoothField'

/** Heights above the sea in metres, row by row, with one more pixel on every side of the patch. */
export type Terrain = Float64Array

const WIDTH = PATCH_SIZE + 2

/** Hills of the region's relief. */
export function makeTerrain(random: Random, region: Region): Terrain {
  const shape = sampleField(blend([1, smoothField(random, 70)], [0.15, smoothField(random, 22)]), WIDTH)
  const base = Math.max(5, region.elevation + 4 * region.relief * random.normal())
  return shape.map((height) => base + region.relief * height)
}

/** Heights of a patch's pixels in whole metres. */
export function elevations(terrain: Terrain): Int16Array {
  return Int16Array.from(patchPixels((at) => Math.round(terrain[at])))
}

/**
 * How much direct light each pixel's slope gets, against level ground: the cosine of the angle between the sun and
 * the slope's normal, over the cosine of the sun's zenith angle.
 * @param azimuth degrees clockwise from north
 * @param zenith degrees from the vertical
 */
export function illumination(terrain: Terrain, azimuth: number, zenith: number): number[] {
  const [east, north] = [Math.sin(radians(azimuth)), Math.cos(radians(azimuth))]
  const slant = Math.tan(radians(zenith))
  return patchPixels((at) => {
    const eastward = (terrain[at + 1] - terrain[at - 1]) / (2 * PIXEL_SIZE)
    const northward = (terrain[at - WIDTH] - terrain[at + WIDTH]) / (2 * PIXEL_SIZE)
    const facing = 1 - slant * (east * eastward + north * northward)
    return Math.max(0.15, facing / Math.sqrt(1 + eastward ** 2 + northward ** 2))
  })
}

/** An angle given in degrees. */
export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180
}

/** A value for every pixel of the patch, from its place in the terrain. */
function patchPixels(valueAt: (at: number) => number): number[] {
  return Array.from({ length: PATCH_SIZE ** 2 }, (_, pixel) =>
    valueAt((Math.floor(pixel / PATCH_SIZE) + 1) * WIDTH + (pixel % PATCH_SIZE) + 1),
  )
}
