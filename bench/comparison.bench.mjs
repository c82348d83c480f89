// @ts-check
import { importCore } from './lib/importCore.mjs'
import { processorSeconds, pythonWithNumpy, runAnchor } from './lib/numpy.mjs'
import { countHits, DESIGNS, FIGURES } from './lib/comparison/intervalHits.mjs'
import { twoModels } from './lib/comparison/twoModels.mjs'
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
  const core = {
    ...(await importCore('metrics/comparison/resampledRegression')),
    ...(await importCore('metrics/comparison/difference')),
    ...(await importCore('metrics/comparison/resampledFigures')),
  }
  const times = { dataSets: DATA_SETS, resamples: RESAMPLES }
  const results = []
  for (const design of DESIGNS) {
    const differing = countHits(core, { ...design, spreads: [30, 36] }, times)
    const alike = countHits(core, { ...design, spreads: [30, 30] }, times)
    for (const figure of FIGURES) {
      results.push({
        name: `95 % intervals of ${figure}, ${design.name}, share that covers the truth in 1,000 data sets`,
        better: /** @type {const} */ ('higher'),
        ratio: Math.min(differing[figure].difference, differing[figure].own),
        goal: 0.93,
        figures: {
          'of differences': differing[figure].difference,
          'of one model': differing[figure].own,
          'false differences of equal models': 1 - alike[figure].difference,
        },
      })
    }
  }
  return results
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
