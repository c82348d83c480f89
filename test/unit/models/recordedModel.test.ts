import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { openModel } from '../../../src/core/models/openModel'
import { readRun } from '../../../src/core/runs/readRun'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import { temporaryFolder } from '../../support/modelFolder'
import { writeDataset, writeLines } from '../logs/logFiles'

const folder = await temporaryFolder()
await mkdir(path.join(folder, 'data'))
const data = await writeDataset(path.join(folder, 'data'))

const QUESTION = 'Are there signs of human activity?'
const MODELS = ['llava', 'gpt'].map((id) => ({
  id,
  title: id,
  tasks: ['humanActivity', 'agb'],
  modalities: [],
}))

function writeRun(name: string, models: readonly object[]): Promise<string> {
  const asked = { type: 'answer', sample: 'a', model: 'llava', truth: null }
  return writeLines(folder, name, [
    {
      type: 'run',
      schema: 'reo-run/1',
      id: 'r',
      created: '2026-01-01T00:00:00Z',
      dataset: { name: 'demo', path: data, fingerprint: 'f', split: 'test', synthetic: false },
      models,
      tasks: ['agb'],
    },
    { ...asked, task: 'agb', raw: 'About 12', status: 'answered', value: 12, reason: 'plain-number' },
    { ...asked, task: 'humanActivity', question: QUESTION, raw: 'No.', status: 'answered', value: false },
  ])
}

describe('Recorded answers', () => {
  it('are given again by sample, task and question; what is not on record is an error', async () => {
    const model = await openModel(`recorded:${await writeRun('one.reo.jsonl', MODELS.slice(0, 1))}`, {
      modelFolders: [],
    })
    expect(model.description).toMatchObject({ title: 'llava', tasks: ['humanActivity', 'agb'] })
    const dataset = await openDataset(data)
    const out = path.join(folder, 'out.reo.jsonl')
    await runEvaluation({ dataset, split: 'test', models: [model], tasks: ['humanActivity', 'agb'], out })
    const { answers } = await readRun(out)
    const bySample = (id: string) => answers.filter(({ sample }) => sample === id)
    expect(bySample('a')).toEqual([
      expect.objectContaining({ task: 'humanActivity', question: QUESTION, value: false, truth: 'no' }),
      expect.objectContaining({
        task: 'agb',
        raw: 'About 12',
        value: 12,
        truth: 10,
        model: model.description.id,
      }),
    ])
    expect(bySample('b').map(({ status }) => status)).toEqual(['error', 'error'])
    await dataset.close()
  })

  it('need the name of the model where the log has several', async () => {
    const file = await writeRun('two.reo.jsonl', MODELS)
    await expect(openModel(`recorded:${file}`, { modelFolders: [] })).rejects.toThrow(/2 models.*llava, gpt/)
    const model = await openModel(`recorded:${file}#llava`, { modelFolders: [] })
    expect(model.description.title).toBe('llava')
  })
})
