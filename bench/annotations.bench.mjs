// @ts-check
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { makeAnnotations } from './lib/annotations/makeAnnotations.mjs'

/** @import { BenchResult } from './lib/table.mjs' */

/** The training split of REO-Instruct; fewer with REO_BENCH_ROWS. */
const ROWS = Number(process.env['REO_BENCH_ROWS'] ?? 1_600_000)

/** What is allowed: seconds to the first samples, ms to any one, MB of the process, ms without a turn. */
const LIMITS = { firstSamples: 2, p99: 20, peakMegabytes: 600, longestPause: 50 }

const OPEN = fileURLToPath(new URL('lib/annotations/openAnnotations.mjs', import.meta.url))

/** @typedef {typeof LIMITS & { indexed: number, median: number, samples: number, problems: number }} Opened */

/**
 * Opens annotations of the training split's size, for the first time and again with the index in the cache. Ratios are
 * to what is allowed.
 *
 * @returns {Promise<BenchResult[]>}
 */
export async function run() {
  const results = []
  for (const format of /** @type {const} */ (['jsonl', 'parquet'])) {
    const folder = await mkdtemp(path.join(tmpdir(), 'reo-annotations-'))
    try {
      results.push(...(await measure(folder, format)))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  return results
}

/**
 * @param {string} folder
 * @param {'jsonl' | 'parquet'} format
 * @returns {Promise<BenchResult[]>}
 */
async function measure(folder, format) {
  const data = path.join(folder, 'data')
  const cache = path.join(folder, 'cache')
  await mkdir(data)
  const { size } = await stat(await makeAnnotations(data, format, ROWS))
  const first = await open(data, cache)
  const again = await open(data, cache)
  const name = `${(ROWS / 1e6).toFixed(1)} M annotations, ${format}`
  const figures = {
    MB: size / 1e6,
    s: first.firstSamples,
    'indexed s': first.indexed,
    'again s': again.indexed,
  }
  return [
    limited(`${name}: first samples / 2 s`, first.firstSamples / LIMITS.firstSamples, figures),
    limited(`${name}: any sample (p99) / 20 ms`, again.p99 / LIMITS.p99, {
      'median ms': again.median,
      'p99 ms': again.p99,
    }),
    limited(`${name}: memory / 600 MB`, first.peakMegabytes / LIMITS.peakMegabytes, {
      MB: first.peakMegabytes,
      'again MB': again.peakMegabytes,
    }),
    limited(`${name}: longest pause while indexing / 50 ms`, first.longestPause / LIMITS.longestPause, {
      ms: first.longestPause,
    }),
  ]
}

/**
 * @param {string} name
 * @param {number} ratio
 * @param {Record<string, number>} figures
 * @returns {BenchResult}
 */
function limited(name, ratio, figures) {
  return { name, better: 'lower', ratio, goal: 1, figures }
}

/**
 * Opens the data set in a process of its own, whose cache is complete when it ends.
 *
 * @param {string} data
 * @param {string} cache
 * @returns {Promise<Opened>}
 */
async function open(data, cache) {
  const { stdout } = await promisify(execFile)(process.execPath, [OPEN, data, cache, String(ROWS)])
  /** @type {Opened} */
  const opened = JSON.parse(stdout)
  if (opened.samples !== ROWS || opened.problems > 0) throw new Error(`Not all samples were read: ${stdout}`)
  return opened
}
