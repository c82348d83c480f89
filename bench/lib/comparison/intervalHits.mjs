// @ts-check
import { SHARED, TILE_TRUTH, TRUTH, twoModels } from './twoModels.mjs'

export const FIGURES = /** @type {const} */ (['rmse', 'mae', 'r2'])

/** Many samples, and samples in many tiles and in few. */
export const DESIGNS = [
  { name: '400 samples', tiles: 400, aTile: 1, tileSpread: 0 },
  { name: '60 tiles of 10', tiles: 60, aTile: 10, tileSpread: 15 },
  { name: '20 tiles of 10', tiles: 20, aTile: 10, tileSpread: 15 },
]

/** @typedef {{ tiles: number, aTile: number, tileSpread: number, spreads: readonly [number, number] }} Design */

/**
 * Shares of the 95 % intervals of a difference and of one model that hold what is true, over made-up data sets.
 *
 * @param {any} core What is exported by the modules of the comparison: it differs by who imports it.
 * @param {Design} design
 * @param {{ dataSets: number, resamples: number }} times
 * @returns {Record<'rmse' | 'mae' | 'r2', { difference: number, own: number }>}
 */
export function countHits({ resampledRegression, differenceOf, estimateOf, FIGURE_SCALES }, design, times) {
  const variances = design.spreads.map((spread) => SHARED ** 2 + design.tileSpread ** 2 + spread ** 2)
  const truth = {
    rmse: variances.map(Math.sqrt),
    mae: variances.map((variance) => Math.sqrt((2 * variance) / Math.PI)),
    r2: variances.map((variance) => 1 - variance / (TILE_TRUTH ** 2 + TRUTH ** 2)),
  }
  const hits = {
    rmse: { difference: 0, own: 0 },
    mae: { difference: 0, own: 0 },
    r2: { difference: 0, own: 0 },
  }
  for (let seed = 0; seed < times.dataSets; seed++) {
    const figures = resampledRegression(twoModels({ ...design, seed }), { bootstrap: times.resamples, seed })
    for (const figure of FIGURES) {
      const [first, second] = figures[figure]
      const [a, b] = truth[figure]
      const difference = differenceOf(first, second, design.tiles)
      const own = estimateOf(first, design.tiles, FIGURE_SCALES[figure])
      if (difference.low <= a - b && a - b <= difference.high) hits[figure].difference++
      if (own.low <= a && a <= own.high) hits[figure].own++
    }
  }
  const shares = FIGURES.map((figure) => [
    figure,
    {
      difference: hits[figure].difference / times.dataSets,
      own: hits[figure].own / times.dataSets,
    },
  ])
  return Object.fromEntries(shares)
}
