// @ts-check
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { projectFolder } from '../../../scripts/lib/paths.mjs'
import { importCore } from '../importCore.mjs'
import { writeDataset, writeLines } from '../runs/runFiles.mjs'

const source = path.join(projectFolder, '..', 'shared', 'data', 'agbd', 'supervised_test_results.h5')

/** Tiles that rows next to each other are said to be of: the file does not tell the real ones. */
const ROWS_OF_A_TILE = 240

/**
 * @typedef {object} AgbdRun
 * @property {number[]} truth
 * @property {number[]} predicted
 * @property {string} log Path of the run log.
 */

/**
 * AGBD's published predictions as a run log beside a data set, which has their labels and one made-up image.
 *
 * @param {string} folder
 * @returns {Promise<AgbdRun | undefined>} Undefined where the file is not there.
 */
export async function writeAgbdRun(folder) {
  if (!existsSync(source)) return undefined
  const { readTable } = await importCore('tables/readTable')
  const { columns } = await readTable(source, ['labels', 'predictions', 'biomes', 'regions'])
  /** @param {string} name @returns {number[]} */
  const valuesOf = (name) => Array.from(columns.get(name).values)
  const [truth, predicted, biomes, regions] = ['labels', 'predictions', 'biomes', 'regions'].map(valuesOf)
  const data = path.join(folder, 'data')
  await mkdir(folder, { recursive: true })
  await writeDataset(data, truth.length, (row) => ({
    agb: truth[row],
    landCover: biomes[row],
    region: regions[row],
    tile: `t-${Math.floor(row / ROWS_OF_A_TILE)}`,
  }))
  const log = path.join(folder, 'agbd.reo.jsonl')
  const model = { id: 'recorded:agbd', title: 'AGBD', tasks: ['agb'], modalities: ['s2', 'sar'] }
  await writeLines(log, runLines({ data, model, truth, predicted }))
  return { truth, predicted, log }
}

/**
 * @param {{ data: string, model: { id: string }, truth: readonly number[], predicted: readonly number[] }} run
 */
function* runLines({ data, model, truth, predicted }) {
  yield JSON.stringify({
    type: 'run',
    schema: 'reo-run/1',
    id: 'agbd',
    created: '2026-01-01T00:00:00.000Z',
    dataset: { name: 'AGBD', path: data, fingerprint: 'agbd', split: 'test', synthetic: false },
    models: [model],
    tasks: ['agb'],
    prompts: {},
    settings: {},
    software: {},
  })
  for (const [row, value] of predicted.entries()) {
    const answer = { type: 'answer', sample: `s-${row}`, model: model.id, task: 'agb' }
    yield JSON.stringify({ ...answer, raw: String(value), status: 'answered', value, truth: truth[row] })
  }
}
