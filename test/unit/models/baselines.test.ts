import { describe, expect, it } from 'vitest'
import type { Task } from '../../../src/core/benchmark/tasks'
import type { Split, Truth } from '../../../src/core/dataset/sample'
import type { Answer, BatchModel } from '../../../src/core/models/model'
import { openBatchModel } from '../../support/openBatchModel'
import { MemoryDataset, type SampleInShort } from '../../support/memoryDataset'

async function prepared(id: string, dataset: MemoryDataset): Promise<BatchModel> {
  const model = await openBatchModel(id, { modelFolders: [] })
  await model.prepare(dataset)
  return model
}

async function ask(model: BatchModel, dataset: MemoryDataset, task: Task): Promise<Answer[]> {
  const answers: Answer[] = []
  for await (const sample of dataset.samples({ split: 'test' })) {
    for await (const answer of model.predict([{ sample, imagery: {} }], [task])) answers.push(answer)
  }
  return answers
}

async function valuesOf(id: string, dataset: MemoryDataset, task: Task): Promise<unknown[]> {
  return (await ask(await prepared(id, dataset), dataset, task)).map(({ value }) => value)
}

function samples(split: Split, truths: readonly Truth[]): SampleInShort[] {
  return truths.map((truth, index) => ({ id: `${split}-${index}`, split, truth }))
}

const train = samples('train', [
  { agb: 0, landCover: 20, patchCount: 1 },
  { agb: 10, landCover: 20, patchCount: 2 },
  { agb: 100, landCover: 112, patchCount: 2 },
  { agb: 210, landCover: 112, patchCount: 5 },
  { landCover: 112 },
])
const test = samples('test', [
  { agb: 400, landCover: 20 },
  { agb: 400, landCover: 112 },
  { agb: 400, landCover: 50 },
])
const dataset = new MemoryDataset([...train, ...test])

describe('a baseline fitted on the train split', () => {
  it('answers with the mean or the median, whatever the patch', async () => {
    expect(await valuesOf('baseline:mean', dataset, 'agb')).toEqual([80, 80, 80])
    expect(await valuesOf('baseline:median', dataset, 'agb')).toEqual([55, 55, 55])
    expect(await valuesOf('baseline:median', dataset, 'patchCount')).toEqual([2, 2, 2])
  })

  it('answers with the mean of the land-cover class, or the overall mean for a class never seen', async () => {
    expect(await valuesOf('baseline:land-cover-mean', dataset, 'agb')).toEqual([5, 155, 80])
  })

  it('answers with the most frequent class and count', async () => {
    expect(await valuesOf('baseline:majority', dataset, 'landCover')).toEqual([112, 112, 112])
    expect(await valuesOf('baseline:majority', dataset, 'patchCount')).toEqual([2, 2, 2])
  })

  it('says what it learned from, and drops tasks that it could not learn', async () => {
    const { description } = await prepared('baseline:majority', dataset)
    expect(description).toEqual({
      id: 'baseline:majority',
      title: 'Most frequent answer',
      tasks: ['landCover', 'patchCount'],
      modalities: [],
      trainingData: 'train split of in memory',
      synthetic: true,
    })
  })

  it('writes its number as text', async () => {
    const [answer] = await ask(await prepared('baseline:mean', dataset), dataset, 'agb')
    expect(answer).toEqual({
      sample: 'test-0',
      model: 'baseline:mean',
      task: 'agb',
      raw: '80',
      status: 'answered',
      value: 80,
    })
  })
})

describe('the most frequent answer about human activity', () => {
  const road = (answer: string) => ({ question: 'Is there a road?', answer })
  const use = (answer: string) => ({ question: 'What is the land used for?', answer })

  it('is that of each question, one answer per question', async () => {
    const asked = new MemoryDataset([
      ...samples('train', [
        { humanActivity: [road('no'), use('farming')] },
        { humanActivity: [road('yes'), use('farming')] },
        { humanActivity: [road('yes')] },
      ]),
      ...samples('test', [{ humanActivity: [use('forestry'), road('no')] }, { agb: 3 }]),
    ])
    const answers = await ask(await prepared('baseline:majority', asked), asked, 'humanActivity')
    expect(answers.map(({ question, value }) => [question, value])).toEqual([
      ['What is the land used for?', 'farming'],
      ['Is there a road?', 'yes'],
    ])
  })
})

describe('a baseline on a data set without a train split', () => {
  const chip = new MemoryDataset(
    samples('test', [
      { agb: 0, landCover: 20 },
      { agb: 10, landCover: 112 },
      { agb: 20, landCover: 112 },
      { agb: 90, landCover: 112 },
    ]),
  )

  it('leaves each patch out of its own answer', async () => {
    expect(await valuesOf('baseline:mean', chip, 'agb')).toEqual([40, 110 / 3, 100 / 3, 10])
    expect(await valuesOf('baseline:median', chip, 'agb')).toEqual([20, 20, 10, 10])
    expect(await valuesOf('baseline:land-cover-mean', chip, 'agb')).toEqual([40, 55, 50, 15])
    expect(await valuesOf('baseline:majority', chip, 'landCover')).toEqual([112, 112, 112, 112])
  })

  it('says so', async () => {
    const { description } = await prepared('baseline:mean', chip)
    expect(description.trainingData).toBe(
      'all other samples of in memory (leave-one-out, for want of a train split)',
    )
  })

  it('has no answer when there is no other patch', async () => {
    const lonely = new MemoryDataset(samples('test', [{ agb: 5 }]))
    const [answer] = await ask(await prepared('baseline:median', lonely), lonely, 'agb')
    expect(answer).toMatchObject({ status: 'error', error: 'There is no other sample to learn from' })
  })
})

describe('a baseline without any truth to learn from', () => {
  it('says which', async () => {
    await expect(
      prepared('baseline:mean', new MemoryDataset(samples('train', [{ landCover: 20 }]))),
    ).rejects.toThrow(
      'baseline:mean: There is no truth to learn patchCount or agb from in in memory. Use another baseline',
    )
  })
})
