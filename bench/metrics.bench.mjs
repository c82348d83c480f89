// @ts-check
import { importCore } from './lib/importCore.mjs'
import { processorSeconds as seconds, pythonWithNumpy, runAnchor } from './lib/numpy.mjs'

/** @import { BenchResult } from './lib/table.mjs' */

const ROWS = 120_000
const RESAMPLES = 1000
const LABELS = 23
const ROUNDS = 3
/** Lets glibc keep freed arrays; without it numpy spends time on fresh pages, which differs between machines. */
const KEEP_MEMORY = { MALLOC_MMAP_THRESHOLD_: '1073741824', MALLOC_TRIM_THRESHOLD_: '2147483648' }

/**
 * Numpy as it is, which the goal is against, and numpy with its allocator tuned: its best.
 *
 * @type {readonly { name: string, env: Record<string, string>, goal?: number }[]}
 */
const ANCHORS = [
  { name: 'numpy', env: {}, goal: 0.5 },
  { name: 'numpy with a tuned allocator', env: KEEP_MEMORY },
]

/** @type {readonly ('regression' | 'classification')[]} */
const KINDS = ['regression', 'classification']

/** @typedef {{ regression: number, classification: number }} Times Seconds of processor time. */

/**
 * Times the metrics with their intervals against the same in numpy, one thread each and in turns; the least
 * processor time of each counts.
 *
 * @returns {Promise<BenchResult[]>}
 */
export async function run() {
  const python = await pythonWithNumpy()
  const score = await ourMetrics()
  /** @type {Times[]} */
  const ours = []
  /** @type {Times[][]} */
  const theirs = ANCHORS.map(() => [])
  for (let round = 0; round < ROUNDS; round++) {
    ours.push({ regression: seconds(score.regression), classification: seconds(score.classification) })
    if (python === undefined) continue
    for (const [index, { env }] of ANCHORS.entries()) theirs[index].push(await anchorTimes(python, env))
  }
  return KINDS.flatMap((kind) =>
    ANCHORS.map(({ name, goal }, index) => compare(kind, ours, { name, goal, times: theirs[index] })),
  )
}

/**
 * @param {'regression' | 'classification'} kind
 * @param {readonly Times[]} ours
 * @param {{ name: string, goal: number | undefined, times: readonly Times[] }} anchor
 * @returns {BenchResult}
 */
function compare(kind, ours, anchor) {
  const name = `${kind} metrics, 1,000 bootstraps on 120 k rows / ${anchor.name}`
  const own = Math.min(...ours.map((times) => times[kind]))
  if (anchor.times.length === 0)
    return { name, better: 'lower', figures: { s: own }, skipped: 'skipped: numpy not installed' }
  const numpy = Math.min(...anchor.times.map((times) => times[kind]))
  return {
    name,
    better: 'lower',
    ratio: own / numpy,
    ...(anchor.goal !== undefined && kind === 'regression' && { goal: anchor.goal }),
    figures: { s: own, 'numpy s': numpy },
  }
}

async function ourMetrics() {
  const { regressionMetrics } = await importCore('metrics/regression')
  const { classificationMetrics } = await importCore('metrics/classification')
  const truth = Float64Array.from({ length: ROWS }, () => 300 * Math.random() ** 2)
  const predicted = truth.map((value) => value + 100 * (Math.random() - 0.5))
  const labels = Array.from(truth, () => anyLabel())
  const answers = labels.map((label) => (Math.random() < 0.7 ? label : anyLabel()))
  return {
    regression: () => regressionMetrics(truth, predicted, { bootstrap: RESAMPLES }),
    classification: () => classificationMetrics(labels, answers, { bootstrap: RESAMPLES }),
  }
}

function anyLabel() {
  return String(Math.floor(Math.random() * LABELS))
}

/**
 * @param {string} python
 * @param {Record<string, string>} env
 * @returns {Promise<Times>}
 */
async function anchorTimes(python, env) {
  return runAnchor(python, 'metrics_numpy.py', [ROWS, RESAMPLES], env)
}
