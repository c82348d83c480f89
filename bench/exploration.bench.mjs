// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openCellsPage } from '../scripts/lib/cellsPage.mjs'
import { startKernelProcess } from '../scripts/lib/kernelProcess.mjs'
import { writeAgbdRun } from './lib/exploration/agbdRun.mjs'
import { secondsOfCell, secondsOfPlotly, secondsToPatches } from './lib/exploration/timeOnPage.mjs'
import { median } from './lib/median.mjs'

/** @import { BenchResult } from './lib/table.mjs' */

const ROUNDS = 3
const BUDGET = 1_000_000

/** Rectangles that are selected one after another, the first to load what is needed; no answer is known from before. */
const RANGES = Array.from({ length: ROUNDS + 1 }, (_, round) => [
  String(100 + 20 * round),
  String(200 + 20 * round),
  '0',
  String(60 + 5 * round),
])

/** Cells whose outputs are measured in bytes. */
const OUTPUTS = [
  "run.scatter('agb')",
  "run.residuals('agb')",
  "run.residuals('agb', { against: 'region' })",
  "run.answers({ task: 'agb' })",
]

/**
 * Exploring AGBD's 119,991 published predictions: from a cell to its plot, against the same plot in plain Plotly; from a
 * selection to patches; and the size of outputs.
 *
 * @returns {Promise<BenchResult[]>}
 */
export async function run() {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-exploration-'))
  try {
    const agbd = await writeAgbdRun(folder)
    const name = "exploring AGBD's 119,991 predictions"
    if (agbd === undefined)
      return [{ name, better: 'lower', skipped: 'skipped: ../shared/data is not there' }]
    return [...(await onPage(folder, agbd)), ...(await sizes(folder, agbd.log))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} folder
 * @param {import('./lib/exploration/agbdRun.mjs').AgbdRun} agbd
 * @returns {Promise<BenchResult[]>}
 */
async function onPage(folder, { log, truth, predicted }) {
  const cells = await openCellsPage({ folder })
  try {
    const plotly = createRequire(import.meta.url).resolve('plotly.js-dist-min/plotly.min.js')
    const plainPage = await cells.page.context().browser()?.newPage()
    if (plainPage === undefined) throw new Error('the browser is gone')
    await plainPage.evaluate(`${await readFile(plotly, 'utf8')};undefined`)
    await cells.run(`const run = await reo.run(${JSON.stringify(log)})`)
    const scatter = "run.scatter('agb')"
    // The first of each loads and compiles.
    await secondsOfCell(cells, scatter)
    await secondsOfPlotly(plainPage, { truth, predicted })
    const times = { own: /** @type {number[]} */ ([]), plain: /** @type {number[]} */ ([]) }
    for (let round = 0; round < ROUNDS; round++) {
      await cells.page.bringToFront()
      times.own.push(await secondsOfCell(cells, scatter))
      await plainPage.bringToFront()
      times.plain.push(await secondsOfPlotly(plainPage, { truth, predicted }))
    }
    const [own, plain] = [median(times.own), median(times.plain)]
    await cells.page.bringToFront()
    const selections = []
    for (const ranges of RANGES) selections.push(await secondsToPatches(cells.page, ranges))
    const patches = median(selections.slice(1))
    return [
      {
        name: 'scatter cell to painted, 120 k points / the same plot in plain Plotly',
        better: 'lower',
        ratio: own / plain,
        goal: 1.2,
        figures: { s: own, 'Plotly s': plain },
      },
      {
        name: 'selection among 120 k answers to painted patches / 200 ms',
        better: 'lower',
        ratio: patches / 0.2,
        goal: 1,
        figures: { ms: 1000 * patches, 'first ms': 1000 * (selections[0] ?? 0) },
      },
    ]
  } finally {
    await cells.close()
  }
}

/**
 * @param {string} folder
 * @param {string} log
 * @returns {Promise<BenchResult[]>}
 */
async function sizes(folder, log) {
  const kernel = await startKernelProcess({
    workingDirectory: folder,
    storagePath: path.join(folder, '.reo'),
  })
  try {
    await kernel.run(`const run = await reo.run(${JSON.stringify(log)})`)
    const results = []
    for (const cell of OUTPUTS) {
      const bytes = Buffer.byteLength(JSON.stringify(await kernel.run(cell)))
      results.push({
        name: `${cell} on 120 k answers / an output's 1 MB`,
        better: /** @type {const} */ ('lower'),
        ratio: bytes / BUDGET,
        goal: 1,
        figures: { kB: bytes / 1000 },
      })
    }
    return results
  } finally {
    await kernel.stop()
  }
}
