// @ts-check
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runQuietly } from '../scripts/lib/command.mjs'
import { importCore } from './lib/importCore.mjs'
import { median } from './lib/median.mjs'

/** @import { BenchResult } from './lib/table.mjs' */

const ROUNDS = 5
const PATCHES = 2048
const SLICE = 64
const PYTHONS = ['python3', '/usr/bin/python3']
const ANCHOR = fileURLToPath(new URL('anchors/patches_h5py.py', import.meta.url))

/** Rows of a chunk by the name of a layout, as the anchor has them. */
const LAYOUTS = { 'chunks of 1, gzip': 1, 'chunks of 64, gzip': 64, 'one piece': 1 }

/**
 * Patches a second of 25 × 25 × 12 values of 16 bits out of HDF5, as they are stored: one by one through the blocks that
 * data sets read, and in slices; against h5py in the same way, in turns. By processor time of all threads, which other
 * work on the machine disturbs least.
 *
 * @returns {Promise<BenchResult[]>}
 */
export async function run() {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-bench-'))
  try {
    const python = await writeFiles(folder)
    if (python === undefined) {
      const skipped = 'h5py is not installed (Debian: python3-h5py)'
      return [{ name: 'HDF5 patches/s / h5py', better: 'higher', skipped }]
    }
    const read = await ourReading(folder)
    await read()
    /** @type {{ ours: Rates, theirs: Rates }[]} */
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({ theirs: await inPython(python, 'read', folder), ours: await read() })
    }
    return Object.keys(rounds[0].ours).map((way) => compare(way, rounds))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @typedef {Record<string, number>} Rates Patches a second by layout and way. */

/**
 * @param {string} way
 * @param {readonly { ours: Rates, theirs: Rates }[]} rounds
 * @returns {BenchResult}
 */
function compare(way, rounds) {
  return {
    name: `HDF5 patches/s, ${way} / h5py`,
    better: 'higher',
    goal: 1,
    ratio: median(rounds.map(({ ours, theirs }) => ours[way] / theirs[way])),
    figures: {
      ours: median(rounds.map(({ ours }) => ours[way])),
      h5py: median(rounds.map(({ theirs }) => theirs[way])),
    },
  }
}

/**
 * @param {string} folder
 * @returns {Promise<string | undefined>} The Python that has h5py.
 */
async function writeFiles(folder) {
  for (const python of PYTHONS) {
    const works = await runQuietly(python, ['-c', 'import h5py']).then(
      () => true,
      () => false,
    )
    if (!works) continue
    await inPython(python, 'write', folder)
    return python
  }
  return undefined
}

/**
 * @param {string} python
 * @param {'write' | 'read'} task
 * @param {string} folder
 * @returns {Promise<Rates>}
 */
async function inPython(python, task, folder) {
  return JSON.parse(await runQuietly(python, [ANCHOR, task, folder]))
}

/**
 * @param {string} folder
 * @returns {Promise<() => Promise<Rates>>} Reads everything in every way.
 */
async function ourReading(folder) {
  const [{ Hdf5File }, { RowBlocks }] = await Promise.all([
    importCore('dataset/hdf5/hdf5File'),
    importCore('dataset/hdf5/rowBlocks'),
  ])
  return async () => {
    /** @type {Rates} */
    const rates = {}
    for (const [layout, chunkRows] of Object.entries(LAYOUTS)) {
      const file = await Hdf5File.open(path.join(folder, `${layout.replaceAll(/[, ]+/g, '-')}.h5`))
      const blocks = new RowBlocks()
      rates[`${layout}, one by one`] = await perSecond(async () => {
        for (let row = 0; row < PATCHES; row++) {
          const { values, rowLength, firstRow } = await blocks.blockOf(file, 'S2_bands', chunkRows, row)
          values.slice((row - firstRow) * rowLength, (row - firstRow + 1) * rowLength)
        }
      })
      rates[`${layout}, slices of ${SLICE}`] = await perSecond(async () => {
        for (let row = 0; row < PATCHES; row += SLICE) await file.read('S2_bands', [[row, row + SLICE]])
      })
      await file.close()
    }
    return rates
  }
}

/** @param {() => Promise<void>} read */
async function perSecond(read) {
  const start = process.cpuUsage()
  await read()
  const { user, system } = process.cpuUsage(start)
  return (PATCHES / (user + system)) * 1e6
}
