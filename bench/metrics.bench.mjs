// @ts-check
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { importCore } from './lib/importCore.mjs'

/** @import { BenchResult } from './lib/table.mjs' */

const ROWS = 120_000
const RESAMPLES = 1000
const LABELS = 23
const ROUNDS = 5
const PYTHONS = ['python3', '/usr/bin/python3']
const ONE_THREAD = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }
/** Lets glibc keep freed arrays, without which numpy spends most of its time on fresh pages. */
const KEEP_MEMORY = { MALLOC_MMAP_THRESHOLD_: '1073741824', MALLOC_TRIM_THRESHOLD_: '2147483648' }
const ANCHOR = fileURLToPath(new URL('anchors/metrics_numpy.py', import.meta.url))

/** @type {readonly { kind: 'regression' | 'classification', name: string, goal?: number }[]} */
const COMPARED = [
  { kind: 'regression', name: 'Regression metrics, 1,000 bootstraps on 120 k rows / numpy', goal: 0.5 },
  { kind: 'classification', name: 'Classification metrics, 1,000 bootstraps on 120 k rows / numpy' },
]

/**
 * Times the metrics with their intervals against the same in numpy, one thread each and in turns; the least
 * processor time of each counts.
 *
 * @returns {Promise<BenchResult[]>}
 */
export async function run() {
  const python = await pythonWithNumpy()
  const score = await ourMetrics()
  /** @type {Array<{ regression: number, classification: number }>} */
  const ours = []
  /** @type {Array<Awaited<ReturnType<typeof anchorTimes>>>} */
  const numpys = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push({ regression: seconds(score.regression), classification: seconds(score.classification) })
    if (python !== undefined) numpys.push(await anchorTimes(python, RESAMPLES))
  }
  return COMPARED.map(({ kind, ...result }) => {
    const own = Math.min(...ours.map((times) => times[kind]))
    if (numpys.length === 0)
      return { ...result, better: 'lower', figures: { s: own }, skipped: 'skipped: numpy not installed' }
    const numpy = Math.min(...numpys.map((times) => times[kind]))
    return {
      ...result,
      better: 'lower',
      ratio: own / numpy,
      figures: { s: own, 'numpy s': numpy, numpy: numpys[0].numpy },
    }
  })
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

/** Processor time, on which other programs weigh less than on the clock. @param {() => unknown} work */
function seconds(work) {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

async function pythonWithNumpy() {
  for (const python of PYTHONS) {
    const works = await promisify(execFile)(python, ['-c', 'import numpy']).then(
      () => true,
      () => false,
    )
    if (works) return python
  }
  return undefined
}

/**
 * @param {string} python
 * @param {number} resamples
 * @returns {Promise<{ regression: number, classification: number, numpy: string }>} Seconds.
 */
async function anchorTimes(python, resamples) {
  const { stdout } = await promisify(execFile)(python, [ANCHOR, String(ROWS), String(resamples)], {
    env: { ...process.env, ...ONE_THREAD, ...KEEP_MEMORY },
  })
  return JSON.parse(stdout)
}
