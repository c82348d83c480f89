// @ts-check
import { importCore } from './lib/importCore.mjs'
import { processorSeconds, pythonWithNumpy, runAnchor } from './lib/numpy.mjs'
import { generator, normalFrom } from './lib/slices/generator.mjs'
import { CAUSES, plantedCauses } from './lib/slices/plantedCauses.mjs'

/** @import { BenchResult } from './lib/table.mjs' */

const ROWS = 120_000
const TILES = 500
const RESAMPLES = 1000
const ROUNDS = 3
const DATA_SETS = 1000
const SEEDS = 20

/**
 * The comparison of models: its speed against numpy, whether its intervals cover what they say and its test keeps its level,
 * and whether weak slices are found where planted and nowhere else.
 *
 * @returns {Promise<BenchResult[]>}
 */
export async function run() {
  return [...(await speed()), ...(await coverage()), ...(await weakSlices())]
}

/** @returns {Promise<BenchResult[]>} */
async function speed() {
  const { resampledRegression } = await importCore('metrics/comparison/resampledRegression')
  const common = twoModels({ seed: 1, tiles: TILES, aTile: ROWS / TILES, spreads: [50, 52], tileSpread: 10 })
  const work = () => resampledRegression(common, { bootstrap: RESAMPLES })
  const own = Math.min(...Array.from({ length: ROUNDS }, () => processorSeconds(work)))
  const python = await pythonWithNumpy()
  const name = `1,000 clustered resamples of RMSE, MAE, R² of two models on 120 k rows in ${TILES} tiles`
  if (python === undefined)
    return [{ name, better: 'lower', figures: { s: own }, skipped: 'skipped: numpy not installed' }]
  const numpy = await runAnchor(python, 'comparison_numpy.py', [ROWS, TILES, RESAMPLES])
  const figures = { s: own, 'by rows s': numpy.rows, 'by sums s': numpy.sums }
  return [
    { name: `${name} / numpy by rows`, better: 'lower', ratio: own / numpy.rows, goal: 0.5, figures },
    { name: `${name} / numpy by sums of tiles`, better: 'lower', ratio: own / numpy.sums, figures },
  ]
}

/** @returns {Promise<BenchResult[]>} */
async function coverage() {
  const designs = [
    { name: '400 samples', tiles: 400, aTile: 1, tileSpread: 0 },
    { name: '60 tiles of 10', tiles: 60, aTile: 10, tileSpread: 15 },
  ]
  const results = []
  for (const design of designs) {
    const differing = await countHits({ ...design, spreads: [30, 36] })
    const alike = await countHits({ ...design, spreads: [30, 30] })
    for (const figure of FIGURES) {
      results.push({
        name: `95 % intervals of ${figure}, ${design.name}, share that covers the truth in 1,000 data sets`,
        better: /** @type {const} */ ('higher'),
        ratio: differing[figure].difference,
        goal: 0.93,
        figures: {
          'of one model': differing[figure].own,
          'false differences of equal models': 1 - alike[figure].difference,
        },
      })
    }
  }
  return results
}

const FIGURES = /** @type {const} */ (['rmse', 'mae', 'r2'])

/**
 * @param {{ tiles: number, aTile: number, tileSpread: number, spreads: readonly [number, number] }} design
 * @returns {Promise<Record<'rmse' | 'mae' | 'r2', { difference: number, own: number }>>} Shares of intervals that cover.
 */
async function countHits(design) {
  const { resampledRegression } = await importCore('metrics/comparison/resampledRegression')
  const { differenceOf, estimateOf } = await importCore('metrics/comparison/difference')
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
  for (let seed = 0; seed < DATA_SETS; seed++) {
    const figures = resampledRegression(twoModels({ ...design, seed }), { bootstrap: RESAMPLES, seed })
    for (const figure of FIGURES) {
      const [first, second] = figures[figure]
      const [a, b] = truth[figure]
      const difference = differenceOf(first, second, design.tiles)
      const own = estimateOf(first, design.tiles, [-Infinity, Infinity])
      if (difference.low <= a - b && a - b <= difference.high) hits[figure].difference += 1 / DATA_SETS
      if (own.low <= a && a <= own.high) hits[figure].own += 1 / DATA_SETS
    }
  }
  return hits
}

/** Spreads of the truth between and within tiles, and of the error that both models share. */
const TILE_TRUTH = 20
const TRUTH = 40
const SHARED = 10

/**
 * Answers of two models with errors of known spread.
 *
 * @param {{ seed: number, tiles: number, aTile: number, tileSpread: number, spreads: readonly number[] }} design
 */
function twoModels({ seed, tiles, aTile, tileSpread, spreads }) {
  const normal = normalFrom(generator(seed))
  const rows = tiles * aTile
  const truth = new Array(rows)
  const predicted = spreads.map(() => new Array(rows))
  const of = new Int32Array(rows)
  for (let tile = 0, row = 0; tile < tiles; tile++) {
    const centre = 100 + TILE_TRUTH * normal()
    const offsets = spreads.map(() => tileSpread * normal())
    for (let item = 0; item < aTile; item++, row++) {
      of[row] = tile
      truth[row] = centre + TRUTH * normal()
      const shared = SHARED * normal()
      spreads.forEach((spread, model) => {
        predicted[model][row] = truth[row] + shared + offsets[model] + spread * normal()
      })
    }
  }
  return { truth, predicted, units: { count: tiles, of } }
}

/** @returns {Promise<BenchResult[]>} */
async function weakSlices() {
  const { findWeakSlices } = await importCore('slices/weak/findWeakSlices')
  const { searchColumn } = await importCore('slices/weak/searchColumn')
  let [found, others, spurious, seconds] = [0, 0, 0, 0]
  for (let seed = 0; seed < SEEDS; seed++) {
    for (const isPlanted of [true, false]) {
      const { rows, losses, units } = plantedCauses({ seed, isPlanted })
      const columns = Object.keys(rows[0]).flatMap((name) => {
        return (
          searchColumn(
            name,
            rows.map((/** @type {any} */ row) => row[name]),
          ) ?? []
        )
      })
      /** @type {string[]} */
      let expressions = []
      seconds += processorSeconds(() => {
        expressions = findWeakSlices(columns, losses, units).map(
          (/** @type {{ expression: string }} */ { expression }) => expression,
        )
      })
      const right = CAUSES.filter(({ expression }) => expressions.includes(expression)).length
      if (!isPlanted) spurious += expressions.length
      else {
        found += right
        others += expressions.length - right
      }
    }
  }
  return [
    {
      name: `weak slices: share of six planted causes in the first ten rows, ${SEEDS} seeds`,
      better: 'higher',
      ratio: found / (SEEDS * CAUSES.length),
      goal: 1,
      figures: {
        'other rows': others,
        'rows where nothing is planted': spurious,
        's a search': seconds / SEEDS / 2,
      },
    },
  ]
}
