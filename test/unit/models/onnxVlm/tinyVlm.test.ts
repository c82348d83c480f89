import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../../../src/core/dataset/dataset'
import { openDataset } from '../../../../src/core/dataset/openDataset'
import type { Sample } from '../../../../src/core/dataset/sample'
import { ensureDemoDataset } from '../../../../src/core/demo/ensureDemoDataset'
import type { Answer, PatchInput } from '../../../../src/core/models/model'
import { DEFAULT_VLM_SETTINGS, type VlmSettings } from '../../../../src/core/models/onnxVlm/vlmSettings'
import { listModels } from '../../../../src/core/models/listModels'
import { openBatchModel } from '../../../support/openBatchModel'

/* The tiny VLM that is shipped, on the demo data set that it was trained for. */

const MODELS = path.resolve('models')

const SAMPLES = 8

let dataset: Dataset

async function firstPatches(): Promise<PatchInput[]> {
  const samples: Sample[] = []
  for await (const sample of dataset.samples({ split: 'test' })) {
    if (samples.push(sample) === SAMPLES) break
  }
  const read = await dataset.readImagery(samples)
  return read.flatMap((result) => ('imagery' in result ? [result] : []))
}

async function ask(
  id: string,
  patches: readonly PatchInput[],
  settings: Partial<VlmSettings> = {},
): Promise<Answer[]> {
  const vlm = { ...DEFAULT_VLM_SETTINGS, ...settings }
  const model = await openBatchModel(id, { modelFolders: [MODELS], device: 'cpu', vlm })
  await model.prepare(dataset)
  const answers: Answer[] = []
  for await (const answer of model.predict(patches, model.description.tasks)) answers.push(answer)
  await model.close()
  return answers
}

beforeAll(async () => {
  const demo = path.resolve('.cache', 'demo')
  await ensureDemoDataset(demo)
  dataset = await openDataset(demo)
}, 600_000)

describe('the tiny VLM', () => {
  it('tells what else its number might have been', async () => {
    const answers = await ask('onnx-vlm:tiny-vlm', await firstPatches(), { numberBeam: 16 })
    const numbers = answers.filter(
      ({ task, status }) => status === 'answered' && (task === 'agb' || task === 'patchCount'),
    )
    expect(numbers.length).toBeGreaterThan(0)
    for (const { distribution } of numbers) {
      const known = distribution?.values.reduce((sum, [, probability]) => sum + probability, 0) ?? NaN
      expect(known + (distribution?.missing ?? NaN)).toBeCloseTo(1, 2)
      expect(known).toBeGreaterThan(0.9)
      expect(distribution?.values.length).toBeLessThanOrEqual(64)
    }
  })

  it('is listed with its variants', async () => {
    const ids = (await listModels([MODELS])).map(({ id }) => id)
    expect(ids).toEqual(
      expect.arrayContaining([
        'onnx-vlm:tiny-vlm',
        'onnx-vlm:tiny-vlm/rgb',
        'onnx-vlm:tiny-vlm/regression-head',
      ]),
    )
  })
})
