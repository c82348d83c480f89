import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DatasetDescription } from '../../../src/core/dataset/dataset'
import type { ModelDescription } from '../../../src/core/models/model'
import {
  filledSplits,
  limitOf,
  limitProblem,
  sharedTasks,
  suits,
} from '../../../src/extension/evaluation/evaluationPlan'
import { progressText } from '../../../src/extension/evaluation/progressText'
import { resultCells } from '../../../src/extension/evaluation/resultCells'
import { runLogFile } from '../../../src/extension/evaluation/runLogFile'

const dataset: DatasetDescription = {
  name: 'chips',
  format: 'chip-grid',
  path: '/data/chips',
  synthetic: false,
  modalities: { s2: { bands: ['B02', 'B03', 'B04'], unit: 'reflectance' } },
  patchSize: [25, 25],
  tasks: ['landCover', 'agb'],
  sampleCounts: { train: 10, val: 0, test: 90 },
  fingerprint: 'f',
}

const unet: ModelDescription = {
  id: 'onnx:unet',
  title: 'U-Net',
  tasks: ['agb', 'patchCount'],
  modalities: ['s2'],
}

describe('what an evaluation can be made of', () => {
  it('offers only splits with samples, the test split first', () => {
    expect(filledSplits(dataset)).toEqual(['test', 'train'])
  })

  it('offers the tasks that the data and some model share', () => {
    const majority: ModelDescription = {
      ...unet,
      id: 'baseline:majority',
      tasks: ['landCover'],
      modalities: [],
    }
    expect(sharedTasks([unet, majority], dataset)).toEqual(['landCover', 'agb'])
  })

  it('offers no model that looks at imagery which the data lacks, or answers none of its tasks', () => {
    expect(suits(unet, dataset)).toBe(true)
    expect(suits({ ...unet, modalities: ['s2', 'sar'] }, dataset)).toBe(false)
    expect(suits({ ...unet, tasks: ['humanActivity'] }, dataset)).toBe(false)
  })

  it.each(['0', '-1', '1.5', 'ten', '1e3', '9999999999'])('refuses %s as a number of patches', (text) => {
    expect(limitProblem(text)).toMatch(/whole number/)
  })

  it('takes an empty number of patches for all', () => {
    expect(limitProblem('')).toBeUndefined()
    expect(limitOf(' ')).toBeUndefined()
    expect(limitOf('32')).toBe(32)
  })
})

describe('the progress of an evaluation', () => {
  const progress = {
    done: 1200,
    total: 4000,
    answers: 3600,
    skipped: 0,
    rate: 212.4,
    secondsLeft: 13.2,
    model: unet,
    scores: [],
  }

  it('tells counts, rate and time left', () => {
    expect(progressText(progress)).toBe('1,200 of 4,000 patches · 212 patches/s · 14 s left')
  })

  it('tells what was skipped, and long times in minutes and hours', () => {
    expect(progressText({ ...progress, skipped: 3, rate: 2.25, secondsLeft: 1244.4 })).toBe(
      '1,200 of 4,000 patches · 3 skipped · 2.3 patches/s · 20 min 45 s left',
    )
    expect(progressText({ ...progress, secondsLeft: 7260 })).toContain('2 h 1 min left')
  })

  it('tells how a model does so far', () => {
    const figures = [
      { task: 'landCover', value: 0.7251, coverage: 0.9 },
      { task: 'agb', value: 61.24, coverage: 0.975 },
    ] as const
    const score = { model: 'chat:m@http://x/v1', refused: 12, failed: 0, figures, cost: 0.12 }
    expect(progressText({ ...progress, scores: [score] })).toBe(
      '1,200 of 4,000 patches · 212 patches/s · 14 s left · 12 refused · landCover accuracy 0.725 · agb RMSE 61.2 (97.5 % answered) · $0.1200',
    )
    expect(progressText({ ...progress, scores: [score, { ...score, failed: 1, cost: 2 }] })).toMatch(
      / · 24 refused · 1 failed · \$2\.12$/,
    )
  })

  it('guesses nothing before the rate is known', () => {
    expect(progressText({ ...progress, done: 0, rate: 0, secondsLeft: 0 })).toBe('0 of 4,000 patches')
  })
})

describe('the run log of an evaluation', () => {
  const now = new Date('2026-03-01T14:25:01.500Z')

  it('is named after the time and the models', () => {
    expect(runLogFile('/work', ['onnx:unet', 'baseline:land-cover-mean'], now)).toBe(
      path.join('/work', 'runs', '2026-03-01-142501-unet-land-cover-mean.reo.jsonl'),
    )
  })

  it('has a name that every file system takes, whatever the model is called', () => {
    const name = path.basename(
      runLogFile(
        '/work',
        ['onnx:C:\\models\\my net?', 'chat:qwen@http://localhost:8000/v1', 'x'.repeat(300)],
        now,
      ),
    )
    expect(name).toMatch(/^2026-03-01-142501-my-net-v1-x+\.reo\.jsonl$/)
    expect(name.length).toBeLessThan(100)
  })
})

describe('the notebook of results', () => {
  it('draws numbers as a scatter plot and labels as a matrix', () => {
    const cells = resultCells('/runs/a.reo.jsonl', ['landCover', 'agb'])
    expect(cells.filter(({ kind }) => kind === 'code').map(({ text }) => text)).toEqual([
      'const run = await reo.run("/runs/a.reo.jsonl")\nrun.report()',
      "run.confusion('landCover')",
      "run.answers({ task: 'landCover', sort: 'worst', limit: 20 })",
      "run.scatter('agb')",
      "run.answers({ task: 'agb', sort: 'worst', limit: 20 })",
    ])
  })

  it('opens a log whose path needs escaping', () => {
    const [, first] = resultCells('C:\\runs\\"a".reo.jsonl', ['agb'])
    expect(first.text).toContain(String.raw`reo.run("C:\\runs\\\"a\".reo.jsonl")`)
  })
})
