import { PATCH_SIZE } from '../grid'
import type { Random } from '../random'
import type { Region } from '../regions'
import type { Canvas } from './canvas'
import { coverOf, type CoverName } from './covers'
import { randomDirection } from './frame'
import { layClearings, layFields, layLake, layRiver, layRoad, laySettlement } from './layers'
import { growMosaic } from './naturalMosaic'
import { divideIntoParcels } from './parcels'

/** A patch of land, 25 × 25 pixels, row by row. */
export interface Landscape {
  readonly covers: readonly CoverName[]
  /** Number of the field or forest stand that each pixel belongs to. */
  readonly parcels: Uint16Array
}

const SCENE_SIZE = 49
const MARGIN = Math.floor(PATCH_SIZE / 2)
const ATTEMPTS = 12

/**
 * Composes a scene of the region and cuts a patch out of it whose centre has one of the region's usual centre
 * covers: as AGBD's patches are chosen by their centre footprint, not at random.
 */
export function makeLandscape(random: Random, region: Region): Landscape {
  const wanted = random.weighted(region.centres)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const canvas = composeScene(random, region, wanted)
    const centre = findCentre(random, canvas, wanted)
    if (centre !== undefined) return cutOut(canvas, centre)
  }
  throw new Error(`No scene of ${region.name} has ${wanted} in it`)
}

function composeScene(random: Random, region: Region, wanted: CoverName): Canvas {
  const direction = randomDirection(random)
  const canvas: Canvas = {
    size: SCENE_SIZE,
    covers: growMosaic(
      random,
      SCENE_SIZE,
      region,
      isNatural(wanted) ? wanted : random.weighted(region.companions),
    ),
    parcels: divideIntoParcels(random, SCENE_SIZE, region.parcel, direction),
    direction,
  }
  const { features } = region
  if (random.chance(features.clearing)) layClearings(random, canvas)
  if (wanted === 'crop') layFields(random, canvas, random.uniform(0.5, 1))
  else if (random.chance(features.fields)) layFields(random, canvas, random.uniform(0.1, 0.5))
  if (random.chance(wanted === 'water' ? 0.7 : features.lake)) layLake(random, canvas)
  if (random.chance(wanted === 'water' || wanted === 'bare' ? 0.6 : features.river))
    layRiver(random, canvas, region)
  const settled = random.chance(wanted === 'garden' ? 1 : features.settlement)
  if (settled || random.chance(features.road)) layRoad(random, canvas)
  if (settled) laySettlement(random, canvas)
  return canvas
}

function isNatural(name: CoverName): boolean {
  return name !== 'crop' && name !== 'garden' && name !== 'water'
}

/** A pixel with the wanted class, far enough from the edge; a centre in water has water around it. */
function findCentre(random: Random, { size, covers }: Canvas, wanted: CoverName): number | undefined {
  const fits = (pixel: number) => coverOf(covers[pixel]).code === coverOf(wanted).code
  const candidates: number[] = []
  for (let y = MARGIN; y < size - MARGIN; y++) {
    for (let x = MARGIN; x < size - MARGIN; x++) {
      const pixel = y * size + x
      if (fits(pixel) && (wanted !== 'water' || neighbours(pixel, size).every(fits))) candidates.push(pixel)
    }
  }
  return candidates.length === 0 ? undefined : random.pick(candidates)
}

function neighbours(pixel: number, size: number): number[] {
  return [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => pixel + dy * size + dx))
}

function cutOut({ size, covers, parcels }: Canvas, centre: number): Landscape {
  const first = centre - MARGIN * size - MARGIN
  const pixels = Array.from(
    { length: PATCH_SIZE * PATCH_SIZE },
    (_, pixel) => first + Math.floor(pixel / PATCH_SIZE) * size + (pixel % PATCH_SIZE),
  )
  return {
    covers: pixels.map((pixel) => covers[pixel]),
    parcels: Uint16Array.from(pixels, (pixel) => parcels.numbers[pixel]),
  }
}
