// @ts-check
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const PYTHONS = ['python3', '/usr/bin/python3']
const ONE_THREAD = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }

/** The first Python that has numpy; undefined where none does. */
export async function pythonWithNumpy() {
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
 * Runs a script of bench/anchors on one thread and reads the JSON that it prints.
 *
 * @param {string} python
 * @param {string} script Such as `metrics_numpy.py`.
 * @param {readonly (string | number)[]} options
 * @param {Record<string, string>} [env]
 * @returns {Promise<any>}
 */
export async function runAnchor(python, script, options, env = {}) {
  const file = fileURLToPath(new URL(`../anchors/${script}`, import.meta.url))
  const { stdout } = await promisify(execFile)(python, [file, ...options.map(String)], {
    env: { ...process.env, ...ONE_THREAD, ...env },
  })
  return JSON.parse(stdout)
}

/** Processor time in seconds, on which other programs weigh less than on the clock. @param {() => unknown} work */
export function processorSeconds(work) {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}
