import { AGB_MAXIMUM } from '../benchmark/tasks'
import { CENTRE, PATCH_SIZE, PIXEL_SIZE } from './grid'
import { coverOf, type CoverName } from './landscape/covers'
import type { Landscape } from './landscape/landscape'
import type { Random } from './random'
import type { Region } from './regions'
import { blend, sampleField, smoothField } from './smoothField'

/** Above-ground biomass of every pixel in Mg/ha. */
export interface Biomass {
  readonly true: Float64Array
  /** What the canopy looks like from above: wood density, stem size and age below a closed canopy stay hidden. */
  readonly apparent: Float64Array
}

/** Correlation between what can be seen of a stand and what stands there, as normal scores. */
const VISIBILITY = 0.86

/** Diameter of a GEDI footprint in metres. */
const FOOTPRINT_DIAMETER = 25

/**
 * Grows biomass on a landscape. Each cover's biomass follows its class's distribution; stands, soils and
 * chance decide where in that distribution a pixel lies.
 * @param hiddenByTile normal score of the tile's unseen growing conditions
 */
export function growBiomass(
  random: Random,
  { covers, parcels }: Landscape,
  region: Region,
  hiddenByTile: number,
): Biomass {
  const seen = visibleScores(random, parcels, region)
  const hidden = hiddenScores(random, hiddenByTile)
  const unseen = Math.sqrt(1 - VISIBILITY ** 2)
  const at = (cover: CoverName, score: number) => biomassQuantile(cover, region, normalShare(score))
  return {
    apparent: Float64Array.from(covers, (cover, pixel) => at(cover, seen[pixel])),
    true: Float64Array.from(covers, (cover, pixel) =>
      at(cover, VISIBILITY * seen[pixel] + unseen * hidden[pixel]),
    ),
  }
}

/** Mean of the pixels under the GEDI footprint at a patch's centre, each by the part of it that lies inside. */
export function footprintMean(values: Float64Array): number {
  let sum = 0
  for (const { offset, weight } of FOOTPRINT) sum += weight * values[CENTRE + offset]
  return sum
}

function visibleScores(random: Random, parcels: Uint16Array, region: Region): Float64Array {
  const standWeight = region.features.clearing > 0.15 ? 0.55 : 0.25
  const scene = random.normal()
  const stands = new Map<number, number>()
  for (const number of parcels) if (!stands.has(number)) stands.set(number, random.normal())
  const within = sampleField(
    blend([0.9, smoothField(random, 18)], [0.3, smoothField(random, 7)], [0.15, smoothField(random, 3)]),
    PATCH_SIZE,
  )
  const weights = { scene: 0.62, stand: standWeight, within: Math.sqrt(1 - 0.62 ** 2 - standWeight ** 2) }
  return within.map(
    (score, pixel) =>
      weights.scene * scene + weights.stand * (stands.get(parcels[pixel]) ?? 0) + weights.within * score,
  )
}

function hiddenScores(random: Random, tile: number): Float64Array {
  const scene = random.normal()
  const within = sampleField(smoothField(random, 8), PATCH_SIZE)
  return within.map((score) => 0.4 * tile + 0.7 * scene + Math.sqrt(1 - 0.4 ** 2 - 0.7 ** 2) * score)
}

/** Biomass below which a share of a cover's area lies: Weibull, cut off at AGBD's maximum, with a share of zeros. */
function biomassQuantile(name: CoverName, region: Region, share: number): number {
  const { biomass } = coverOf(name)
  if (biomass === undefined || share <= biomass.zero) return 0
  const scale = (biomass.mean * region.productivity) / gammaFunction(1 + 1 / biomass.shape)
  const belowMaximum = 1 - Math.exp(-((AGB_MAXIMUM / scale) ** biomass.shape))
  const level = ((share - biomass.zero) / (1 - biomass.zero)) * belowMaximum
  return Math.min(scale * (-Math.log(1 - level)) ** (1 / biomass.shape), AGB_MAXIMUM)
}

/** Cumulative standard normal distribution (Abramowitz and Stegun 26.2.17, error below 7.5e-8). */
function normalShare(score: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(score))
  const polynomial =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp(-0.5 * score * score) / Math.sqrt(2 * Math.PI)) * polynomial
  return score < 0 ? tail : 1 - tail
}

/** Γ(x) for x ≥ 1, by Stirling's series shifted to x + 8. */
function gammaFunction(x: number): number {
  let product = 1
  for (let i = 0; i < 8; i++) product *= x + i
  const z = x + 8
  const stirling =
    Math.sqrt((2 * Math.PI) / z) * (z / Math.E) ** z * Math.exp(1 / (12 * z) - 1 / (360 * z ** 3))
  return stirling / product
}

const FOOTPRINT = footprintWeights()

function footprintWeights(): readonly { readonly offset: number; readonly weight: number }[] {
  const steps = 40
  const radius = FOOTPRINT_DIAMETER / 2 / PIXEL_SIZE
  const inside = new Map<number, number>()
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      for (let step = 0; step < steps * steps; step++) {
        const x = dx - 0.5 + ((step % steps) + 0.5) / steps
        const y = dy - 0.5 + (Math.floor(step / steps) + 0.5) / steps
        const offset = dy * PATCH_SIZE + dx
        if (Math.hypot(x, y) <= radius) inside.set(offset, (inside.get(offset) ?? 0) + 1)
      }
    }
  }
  const sum = [...inside.values()].reduce((total, count) => total + count, 0)
  return [...inside].map(([offset, count]) => ({ offset, weight: count / sum }))
}
