import { PATCH_SIZE } from '../grid'
import type { Random } from '../random'
import { blend, sampleField, smoothField } from '../smoothField'
import { radians } from '../terrain'

/** Cloud and its shadow by pixel, from 0 (none) to 1 (opaque, or the sun quite hidden). */
export interface CloudCover {
  readonly cloud: Float64Array
  readonly shadow: Float64Array
}

const CLOUDY_SHARE = 0.1
/** Room around the patch from which shadows can fall into it, in pixels. */
const MARGIN = 30

/** Some patches have clouds on them, dense in the middle and thin at the edge, with shadows away from the sun. */
export function makeClouds(random: Random, sunAzimuth: number): CloudCover {
  const size = PATCH_SIZE + 2 * MARGIN
  if (!random.chance(CLOUDY_SHARE)) return { cloud: emptyPatch(), shadow: emptyPatch() }
  const field = sampleField(
    blend([1, smoothField(random, 30)], [0.4, smoothField(random, 11)], [0.15, smoothField(random, 4)]),
    size,
  )
  const share = random.uniform(0.02, 0.3)
  const level = field.toSorted()[Math.floor((1 - share) * field.length)]
  const opacity = field.map((value) => smoothStep((value - level + 0.15) / 0.7))
  const away = radians(sunAzimuth + 180)
  const reach = random.uniform(6, MARGIN - 4)
  const dx = Math.round(Math.sin(away) * reach)
  const dy = Math.round(-Math.cos(away) * reach)
  return { cloud: cutOut(opacity, size, 0, 0), shadow: cutOut(opacity, size, -dx, -dy) }
}

/** Share of a patch's pixels under visible cloud, 0–1. */
export function cloudShare({ cloud }: CloudCover): number {
  return cloud.filter((opacity) => opacity > 0.3).length / cloud.length
}

function emptyPatch(): Float64Array {
  return new Float64Array(PATCH_SIZE ** 2)
}

function cutOut(values: Float64Array, size: number, dx: number, dy: number): Float64Array {
  return emptyPatch().map((_, pixel) => {
    const x = MARGIN + dx + (pixel % PATCH_SIZE)
    const y = MARGIN + dy + Math.floor(pixel / PATCH_SIZE)
    return values[y * size + x]
  })
}

function smoothStep(value: number): number {
  const t = Math.min(Math.max(value, 0), 1)
  return t * t * (3 - 2 * t)
}
