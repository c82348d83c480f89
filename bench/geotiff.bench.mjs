// @ts-check
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { importCore } from './lib/importCore.mjs'
import { median } from './lib/median.mjs'

/** @import { BenchResult } from './lib/table.mjs' */

const PATCHES = 500
const ROUNDS = 3
const PYTHONS = ['python3', '/usr/bin/python3']
const ANCHOR = fileURLToPath(new URL('anchors/geotiff_rasterio.py', import.meta.url))

/** As the anchor calls them. */
const KINDS = { uncompressed: 'uncompressed', deflate: 'deflate, predictor 2', lzw: 'LZW' }

/** @typedef {Record<string, number>} Rates Patches per second by kind. */

/**
 * Reads the same GeoTIFF patches with our reader and with rasterio, in turns; the median of each counts.
 *
 * @returns {Promise<BenchResult[]>}
 */
export async function run() {
  const python = await pythonWithRasterio()
  if (python === undefined) return Object.keys(KINDS).map((kind) => compare(kind, [], []))
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-bench-'))
  try {
    await anchor(python, 'write', folder)
    const read = await ourReader(folder)
    /** @type {Rates[]} */
    const ours = []
    /** @type {Rates[]} */
    const theirs = []
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, read(kind)])))
      theirs.push(JSON.parse(await anchor(python, 'read', folder)))
    }
    return Object.keys(KINDS).map((kind) => compare(kind, ours, theirs))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/**
 * @param {string} kind
 * @param {readonly Rates[]} ours
 * @param {readonly Rates[]} theirs
 * @returns {BenchResult}
 */
function compare(kind, ours, theirs) {
  const name = `GeoTIFF patches of 25 × 25 × 12 uint16, ${KINDS[/** @type {keyof typeof KINDS} */ (kind)]} / rasterio`
  if (theirs.length === 0) return { name, better: 'higher', skipped: 'skipped: rasterio not installed' }
  const own = median(ours.map((rates) => rates[kind]))
  const rasterio = median(theirs.map((rates) => rates[kind]))
  return {
    name,
    better: 'higher',
    ratio: own / rasterio,
    goal: 1,
    figures: { 'patches/s': own, 'rasterio patches/s': rasterio },
  }
}

/** @param {string} folder */
async function ourReader(folder) {
  const { ConfinedFolder } = await importCore('dataset/files/confinedFolder')
  const { readPixelsFast } = await importCore('dataset/geotiff/readGeotiff')
  const files = new ConfinedFolder(folder)
  return (/** @type {string} */ kind) => {
    const start = performance.now()
    for (let index = 0; index < PATCHES; index++) {
      const name = `${kind}/${index}.tif`
      readPixelsFast(files.peek(name), name)
    }
    return (PATCHES * 1000) / (performance.now() - start)
  }
}

async function pythonWithRasterio() {
  for (const python of PYTHONS) {
    const works = await promisify(execFile)(python, ['-c', 'import rasterio']).then(
      () => true,
      () => false,
    )
    if (works) return python
  }
  return undefined
}

/**
 * @param {string} python
 * @param {'write' | 'read'} task
 * @param {string} folder
 */
async function anchor(python, task, folder) {
  const { stdout } = await promisify(execFile)(python, [ANCHOR, task, folder, String(PATCHES)])
  return stdout
}
