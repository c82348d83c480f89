import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { openModel } from '../../../src/core/models/openModel'
import { readRun } from '../../../src/core/runs/readRun'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import { temporaryFolder, writeModel } from '../../support/modelFolder'

/*
 * Real patches with real biomass, a chip of BioMassters, answered by baselines and by a network that others exported:
 * trees on 13 features, here the bands of the centre pixel. The trees were grown for something else, so that their
 * values mean nothing; that they come from these pixels is what counts.
 */

const shared = path.resolve('..', 'shared', 'data')
const isThere = existsSync(path.join(shared, 'biomassters')) && existsSync(path.join(shared, 'onnx'))
if (!isThere) console.warn(`Skipped: there are no real patches and networks in ${shared}.`)

const S2_BANDS = ['B02', 'B03', 'B04', 'B05', 'B06', 'B07', 'B08', 'B8A', 'B11', 'B12']
const SAR_BANDS = ['VV', 'VH', 'VV descending']

const folder = await temporaryFolder()

async function writeTrees(): Promise<string> {
  const network = await readFile(path.join(shared, 'onnx', 'xgboost_regressor_tree', 'model.onnx'))
  const scaled = { mean: 0, std: 0.001 }
  const channels = [
    ...S2_BANDS.map((band) => ({ modality: 's2', band, ...scaled })),
    ...SAR_BANDS.map((band) => ({ modality: 'sar', band, ...scaled, clip: [-30, 0] })),
  ]
  const manifest = {
    inputs: [{ name: 'input', layout: 'NC', channels }],
    outputs: [{ name: 'variable', task: 'agb', kind: 'value', scale: 100, clamp: [0, 500] }],
  }
  return writeModel(folder, 'trees', manifest, network)
}

describe.skipIf(!isThere)('real patches', () => {
  it('are answered by baselines and by a network', async () => {
    const dataset = await openDataset(path.resolve('examples', 'biomassters.dataset.json'))
    const ids = ['baseline:mean', 'baseline:median', `onnx:${await writeTrees()}`]
    const models = await Promise.all(ids.map((id) => openModel(id, { modelFolders: [], device: 'cpu' })))
    const out = path.join(folder, 'biomassters.reo.jsonl')
    const result = await runEvaluation({ dataset, split: 'test', models, tasks: ['agb'], out })
    for (const model of models) await model.close()
    await dataset.close()
    expect(result).toMatchObject({ outcome: 'complete', answers: 300, skipped: 0 })

    const { answers } = await readRun(out)
    const truth = answers
      .filter(({ model }) => model === 'baseline:mean')
      .map((answer) => Number(answer.truth))
    const [sum, n] = [truth.reduce((total, value) => total + value, 0), truth.length]
    for (const { value, truth: own } of answers.filter(({ model }) => model === 'baseline:mean')) {
      expect(value).toBeCloseTo((sum - Number(own)) / (n - 1), 9)
    }
    const byTrees = answers.filter(({ model }) => model === ids[2])
    expect(byTrees.every(({ status }) => status === 'answered')).toBe(true)
    expect(new Set(byTrees.map(({ value }) => value)).size).toBeGreaterThan(1)
  })
})
