import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { TASKS } from '../../../src/core/benchmark/tasks'
import type { Imagery } from '../../../src/core/dataset/sample'
import type { Answer } from '../../../src/core/models/model'
import { openBatchModel } from '../../support/openBatchModel'
import { MemoryDataset } from '../../support/memoryDataset'
import { raster, temporaryFolder, writeModel } from '../../support/modelFolder'

/* Networks that others exported, described by a model.json and asked like our own. */

const shared = path.resolve('..', 'shared', 'data', 'onnx')
const isThere = existsSync(shared)
if (!isThere) console.warn(`Skipped: there are no third-party networks in ${shared}.`)

/** Input and outputs of `io.npz` beside both networks of trees. */
const FEATURES = [14.23, 1.71, 2.43, 15.6, 127, 2.8, 3.06, 0.28, 2.29, 5.64, 1.04, 3.92, 1065]
const XGBOOST_VALUE = 0.014516592
const LIGHTGBM_PROBABILITIES = [0.62637019, 0.21710195, 0.15652788]

const models = await temporaryFolder()

async function answersOf(network: string, manifest: object, imagery: Imagery): Promise<Answer[]> {
  const bytes = await readFile(path.join(shared, network))
  const folder = await writeModel(models, path.dirname(network), manifest, bytes)
  const model = await openBatchModel(`onnx:${folder}`, { modelFolders: [], device: 'cpu' })
  const dataset = new MemoryDataset([{ id: 'a', imagery }])
  await model.prepare(dataset)
  const answers: Answer[] = []
  const sample = await dataset.find('a')
  if (sample) for await (const answer of model.predict([{ sample, imagery }], TASKS)) answers.push(answer)
  await model.close()
  return answers
}

/** The centre pixel's bands as a feature vector. */
function featuresInput(count: number): object {
  const channels = Array.from({ length: count }, (_, index) => ({
    modality: 's2',
    band: `F${index}`,
    mean: 0,
    std: 1,
  }))
  return { name: 'input', layout: 'NC', channels }
}

function features(values: readonly number[]): Imagery {
  return { s2: raster(Object.fromEntries(values.map((value, index) => [`F${index}`, [value]]))) }
}

describe.skipIf(!isThere)('a third-party network', () => {
  it('of gradient-boosted trees (XGBoost) gives the value that its makers expect', async () => {
    const manifest = {
      inputs: [featuresInput(13)],
      outputs: [{ name: 'variable', task: 'agb', kind: 'value' }],
    }
    const [answer] = await answersOf('xgboost_regressor_tree/model.onnx', manifest, features(FEATURES))
    expect(answer.value).toBeCloseTo(XGBOOST_VALUE, 6)
  })

  it('of gradient-boosted trees (LightGBM) gives the class that its makers expect', async () => {
    const classes = [20, 30, 112]
    const manifest = {
      inputs: [featuresInput(13)],
      outputs: [{ name: 'probabilities', task: 'landCover', kind: 'logits', classes }],
    }
    const [answer] = await answersOf('lgbm_classifier_tensor/model.onnx', manifest, features(FEATURES))
    const best = LIGHTGBM_PROBABILITIES.indexOf(Math.max(...LIGHTGBM_PROBABILITIES))
    expect(answer.value).toBe(classes[best])
  })

  it('that computes an index per pixel (QGIS Deepness) gives it at the centre', async () => {
    const side = 512
    const band = (value: number) => new Array<number>(side * side).fill(0.3).with(256 * side + 256, value)
    const [red, green, blue] = [0.125, 0.5, 0.25]
    const channel = (name: string) => ({ modality: 'rgb', band: name, mean: 0, std: 1 })
    const manifest = {
      inputs: [
        {
          name: 'input_rgb_512x512',
          layout: 'NCHW',
          size: [side, side],
          channels: ['R', 'G', 'B'].map(channel),
        },
      ],
      outputs: [{ name: 'output', task: 'agb', kind: 'map', scale: 100 }],
    }
    const rgb = raster({ R: band(red), G: band(green), B: band(blue) })
    const [answer] = await answersOf('qgis-deepness/dummy_regression_model_batched.onnx', manifest, { rgb })
    const greenLeafIndex = (2 * green - red - blue) / (2 * green + red + blue)
    expect(answer.value).toBeCloseTo(100 * greenLeafIndex, 4)
  })
})
