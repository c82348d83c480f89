// @ts-check
import { generator, normalFrom } from './generator.mjs'

const ITEMS = 4000
const TILES = 200
const CLASSES = [20, 30, 40, 50, 60, 90, 111, 112, 114, 115, 116, 122, 124, 126]
const SEASONS = ['winter', 'spring', 'summer', 'autumn']

/**
 * Losses of a made-up model over samples in tiles, with columns to slice by. Six causes raise them where planted: a class, a
 * region, cloud, a season, a modality, and high biomass.
 *
 * @param {{ seed: number, isPlanted: boolean }} options
 */
export function plantedCauses({ seed, isPlanted }) {
  const uniform = generator(seed)
  const normal = normalFrom(uniform)
  /** @template Value @param {readonly Value[]} values */
  const pick = (values) => values[Math.floor(uniform() * values.length)]
  const tiles = Array.from({ length: TILES }, () => ({
    region: 1 + Math.floor(uniform() * 7),
    latitude: 120 * uniform() - 60,
    hardness: 5 * normal(),
  }))
  const units = new Int32Array(ITEMS)
  const losses = new Float64Array(ITEMS)
  const rows = Array.from({ length: ITEMS }, (_, item) => {
    units[item] = Math.floor(uniform() * TILES)
    const { region, latitude, hardness } = tiles[units[item]]
    const row = {
      landCover: pick(CLASSES),
      region,
      cloud: uniform() ** 2,
      season: pick(SEASONS),
      modality: pick(['S2 and SAR', 'S2 and SAR', 'S2 and SAR', 'S2', 'RGB']),
      agb: Math.min(500, -90 * Math.log(1 - uniform())),
      biome: `biome ${(region + Math.floor(2 * uniform())) % 5}`,
      slope: 30 * uniform() * uniform(),
      latitude: latitude + uniform(),
    }
    const causes = isPlanted ? CAUSES.filter(({ holds }) => holds(row)).length : 0
    losses[item] = Math.abs(hardness + 20 * normal() + 45 * causes * (uniform() < 0.5 ? -1 : 1))
    return row
  })
  return { rows, losses, units: { count: TILES, of: units } }
}

/** The planted causes by how they are written. */
export const CAUSES = [
  { expression: 'landCover = 112', holds: (/** @type {any} */ row) => row.landCover === 112 },
  { expression: 'region = 3', holds: (/** @type {any} */ row) => row.region === 3 },
  { expression: 'cloud >= 0.6', holds: (/** @type {any} */ row) => row.cloud >= 0.6 },
  { expression: 'season = winter', holds: (/** @type {any} */ row) => row.season === 'winter' },
  { expression: 'modality = RGB', holds: (/** @type {any} */ row) => row.modality === 'RGB' },
  { expression: 'agb >= 300', holds: (/** @type {any} */ row) => row.agb >= 300 },
]
