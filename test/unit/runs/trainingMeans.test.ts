import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Model } from '../../../src/core/models/model'
import { openModel } from '../../../src/core/models/openModel'
import { readRun } from '../../../src/core/runs/readRun'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import { FakeEndpoint } from '../../support/fakeEndpoint'
import { MemoryDataset } from '../../support/memoryDataset'
import { temporaryFolder } from '../../support/modelFolder'

const folder = await temporaryFolder()
let logs = 0

const DATA = [
  { id: 'a', split: 'train', truth: { agb: 10, patchCount: 1 } },
  { id: 'b', split: 'train', truth: { agb: 40 } },
  { id: 'c', split: 'train', truth: { landCover: 112 } },
  { id: 'd', split: 'test', truth: { agb: 500, patchCount: 9 } },
] as const

async function meansOf(
  model: Model,
  out: string,
  data: ConstructorParameters<typeof MemoryDataset>[0] = DATA,
) {
  const dataset = new MemoryDataset(data)
  const tasks = ['landCover', 'patchCount', 'agb'] as const
  await runEvaluation({ dataset, split: 'test', models: [model], tasks, out, resume: true })
  return (await readRun(out)).header.trainingMeans
}

function newLog(): string {
  return path.join(folder, `${++logs}.reo.jsonl`)
}

describe('the means that stand in for unanswered numbers', () => {
  it('are those of the train split, written down with a run that asks in words, and kept when it is resumed', async () => {
    const out = newLog()
    expect(await meansOf(new FakeEndpoint('m', () => ({})), out)).toEqual({ agb: 25, patchCount: 1 })
    const other = [{ id: 'a', split: 'train', truth: { agb: 0, patchCount: 0 } }, DATA[3]] as const
    expect(await meansOf(new FakeEndpoint('m', () => ({})), out, other)).toEqual({ agb: 25, patchCount: 1 })
  })

  it('are none without a train split, nor where no model is asked in words', async () => {
    expect(await meansOf(new FakeEndpoint('m', () => ({})), newLog(), [DATA[3]])).toEqual({})
    const mean = await openModel('baseline:mean', { modelFolders: [] })
    expect(await meansOf(mean, newLog())).toEqual({})
  })
})
