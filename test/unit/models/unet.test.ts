import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Task } from '../../../src/core/benchmark/tasks'
import type { Dataset } from '../../../src/core/dataset/dataset'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { ensureDemoDataset } from '../../../src/core/demo/ensureDemoDataset'
import { regressionMetrics } from '../../../src/core/metrics/regression'
import { openModel } from '../../../src/core/models/openModel'
import { readRun } from '../../../src/core/runs/readRun'
import type { AnswerLine } from '../../../src/core/runs/runLog'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import { temporaryFolder } from '../../support/modelFolder'

/* The U-Net that is shipped, on the demo data set that it was trained for. */

const UNET = 'onnx:unet'
const BASELINES = ['baseline:mean', 'baseline:median', 'baseline:land-cover-mean', 'baseline:majority']
const TASKS: readonly Task[] = ['landCover', 'patchCount', 'agb']
const BOOTSTRAP = { bootstrap: 1000, seed: 1 }

interface Expected {
  readonly answers: Readonly<
    Record<string, { readonly agb: number; readonly landCover: number; readonly patchCount: number }>
  >
}

const folder = await temporaryFolder()
let dataset: Dataset
let runs = 0

async function evaluate(ids: readonly string[], only?: ReadonlySet<string>): Promise<readonly AnswerLine[]> {
  const modelFolders = [path.resolve('models')]
  const models = await Promise.all(ids.map((id) => openModel(id, { modelFolders, device: 'cpu' })))
  const out = path.join(folder, `${++runs}.reo.jsonl`)
  await runEvaluation({ dataset, split: 'test', models, tasks: TASKS, out, ...(only && { only }) })
  for (const model of models) await model.close()
  return (await readRun(out)).answers
}

beforeAll(async () => {
  const demo = path.resolve('.cache', 'demo')
  await ensureDemoDataset(demo)
  dataset = await openDataset(demo)
}, 600_000)

describe('the U-Net', () => {
  it('gives in ONNX Runtime what it gives in PyTorch', async () => {
    const expected = JSON.parse(await readFile('test/fixtures/unet-expected.json', 'utf8')) as Expected
    const answers = await evaluate([UNET], new Set(Object.keys(expected.answers)))
    const found = (sample: string, task: Task) =>
      Number(answers.find((answer) => answer.sample === sample && answer.task === task)?.value)
    for (const [sample, { agb, landCover, patchCount }] of Object.entries(expected.answers)) {
      expect(found(sample, 'agb')).toBeCloseTo(agb, 2)
      expect(found(sample, 'landCover')).toBe(landCover)
      expect(found(sample, 'patchCount')).toBeCloseTo(patchCount, 3)
    }
  })

  it('beats every baseline on the test split, beyond what chance explains', async () => {
    const answers = await evaluate([UNET, ...BASELINES])
    const of = (model: string, task: Task) =>
      answers.filter((answer) => answer.model === model && answer.task === task)
    const errorOf = (model: string, task: Task) => {
      const items = of(model, task)
      const numbers = (values: readonly unknown[]) => Float64Array.from(values, Number)
      const truth = numbers(items.map((item) => item.truth))
      const predicted = numbers(items.map((item) => item.value))
      const rmse = regressionMetrics(truth, predicted, BOOTSTRAP).ci?.rmse
      if (rmse === undefined) throw new Error(`${model} has no RMSE in ${task}`)
      return rmse
    }
    for (const task of ['agb', 'patchCount'] as const) {
      const unet = errorOf(UNET, task)
      for (const baseline of BASELINES.filter((model) => of(model, task).length > 0)) {
        expect(unet.high, `${task} against ${baseline}`).toBeLessThan(errorOf(baseline, task).low)
      }
    }
    const accuracyOf = (model: string) => {
      const items = of(model, 'landCover')
      return items.filter(({ value, truth }) => value === truth).length / items.length
    }
    expect(accuracyOf(UNET)).toBeGreaterThan(accuracyOf('baseline:majority'))
  })

  it('gives the same answers in every run, to the last digit, whatever the batches', async () => {
    const samples = Array.from({ length: 40 }, (_, index) => `d-${String(index).padStart(5, '0')}`)
    const whole = await evaluate([UNET], new Set(samples))
    const again = await evaluate([UNET], new Set(samples))
    const alone = await evaluate([UNET], new Set(samples.slice(5, 8)))
    expect(whole.length).toBe(120)
    expect(again).toEqual(whole)
    expect(alone).toEqual(whole.filter(({ sample }) => samples.slice(5, 8).includes(sample)))
  })
})
