import { appendFile, readFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Task } from '../../../src/core/benchmark/tasks'
import type { Truth } from '../../../src/core/dataset/sample'
import { openModel } from '../../../src/core/models/openModel'
import type { EvaluationProgress, EvaluationRequest, EvaluationResult } from '../../../src/core/runs/evaluate'
import { readRun } from '../../../src/core/runs/readRun'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import { FakeModel } from '../../support/fakeModel'
import { MemoryDataset, type SampleInShort } from '../../support/memoryDataset'
import { flat, raster, temporaryFolder } from '../../support/modelFolder'

const folder = await temporaryFolder()
let logs = 0

function newLog(): string {
  return path.join(folder, `${++logs}.reo.jsonl`)
}

function samples(count: number, truth: Truth = { agb: 100 }): SampleInShort[] {
  return Array.from({ length: count }, (_, index) => ({ id: `s-${index}`, truth }))
}

function evaluate(
  request: Partial<EvaluationRequest> & Pick<EvaluationRequest, 'dataset' | 'models' | 'out'>,
): Promise<EvaluationResult> {
  return runEvaluation({ split: 'test', tasks: ['agb'], ...request })
}

async function linesOf(log: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(log, 'utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

describe('a run', () => {
  it('writes a header, every answer with its truth, and an end', async () => {
    const out = newLog()
    const dataset = new MemoryDataset(samples(2))
    const models = [new FakeModel('m', (sample) => ({ raw: sample, value: 7 }))]
    const result = await evaluate({ dataset, models, out })
    expect(result).toEqual({ path: out, outcome: 'complete', answers: 2, skipped: 0 })
    const [header, ...rest] = await linesOf(out)
    expect(header).toMatchObject({
      type: 'run',
      schema: 'reo-run/1',
      dataset: {
        name: 'in memory',
        path: '/memory',
        fingerprint: 'memory-1',
        split: 'test',
        synthetic: true,
      },
      models: [{ id: 'm', title: 'm', tasks: ['agb'], modalities: [] }],
      tasks: ['agb'],
    })
    expect(rest).toEqual([
      {
        type: 'answer',
        sample: 's-0',
        model: 'm',
        task: 'agb',
        raw: 's-0',
        status: 'answered',
        value: 7,
        truth: 100,
      },
      {
        type: 'answer',
        sample: 's-1',
        model: 'm',
        task: 'agb',
        raw: 's-1',
        status: 'answered',
        value: 7,
        truth: 100,
      },
      { type: 'end', at: expect.any(String), outcome: 'complete', answers: 2, skipped: 0 },
    ])
    expect(existsSync(`${out}.lock`)).toBe(false)
  })

  it('asks about at most `limit` samples, or only about those chosen', async () => {
    const dataset = new MemoryDataset(samples(100))
    const limited = new FakeModel('m')
    await evaluate({ dataset, models: [limited], out: newLog(), limit: 3 })
    expect(limited.asked).toEqual([{ samples: ['s-0', 's-1', 's-2'], tasks: ['agb'] }])
    const chosen = new FakeModel('m')
    await evaluate({ dataset, models: [chosen], out: newLog(), only: new Set(['s-99', 's-5']) })
    expect(chosen.asked.flatMap((batch) => batch.samples)).toEqual(['s-5', 's-99'])
  })

  it('reads each batch once for all models, and of it only what they look at', async () => {
    const dataset = new MemoryDataset(samples(40))
    const models = [
      new FakeModel('optical', undefined, { modalities: ['s2'] }),
      new FakeModel('radar', undefined, { modalities: ['sar', 's2'], batchSize: 10 }),
      new FakeModel('blind'),
    ]
    await evaluate({ dataset, models, out: newLog() })
    expect(dataset.reads.map(({ ids, modalities }) => [ids.length, modalities])).toEqual([
      [32, ['s2', 'sar']],
      [8, ['s2', 'sar']],
    ])
    expect(models[1].asked.map((batch) => batch.samples.length)).toEqual([10, 10, 10, 2, 8])
  })

  it('reads no imagery for models that look at none', async () => {
    const dataset = new MemoryDataset(samples(3))
    await evaluate({ dataset, models: [new FakeModel('blind')], out: newLog() })
    expect(dataset.reads).toEqual([])
  })

  it('asks every model the tasks that it can do', async () => {
    const tasks: Task[] = ['landCover', 'agb']
    const models = [new FakeModel('all', undefined, { tasks }), new FakeModel('one')]
    await evaluate({ dataset: new MemoryDataset(samples(1)), models, tasks, out: newLog() })
    expect(models.map(({ asked }) => asked[0].tasks)).toEqual([['landCover', 'agb'], ['agb']])
  })

  it('writes the truth of each question about human activity', async () => {
    const pair = (split: 'train' | 'test', question: string, answer: string) => ({
      id: `${split}-${question}`,
      split,
      truth: {
        humanActivity: [
          { question, answer },
          { question: 'Is there a road?', answer: 'no' },
        ],
      },
    })
    const dataset = new MemoryDataset([
      pair('train', 'Is it farmed?', 'yes'),
      pair('test', 'Is it farmed?', 'no'),
    ])
    const out = newLog()
    const models = [await openModel('baseline:majority', { modelFolders: [] })]
    await evaluate({ dataset, models, tasks: ['humanActivity'], out })
    const { answers } = await readRun(out)
    expect(answers.map(({ question, value, truth }) => [question, value, truth])).toEqual([
      ['Is it farmed?', 'yes', 'no'],
      ['Is there a road?', 'no', 'no'],
    ])
  })

  it('skips a sample whose image cannot be read, and says so', async () => {
    const dataset = new MemoryDataset([
      { id: 'good', imagery: { s2: raster({ B04: flat(1) }) }, truth: { agb: 1 } },
      { id: 'bad', problem: 'the image is missing', truth: { agb: 1 } },
    ])
    const out = newLog()
    const model = new FakeModel('m', undefined, { modalities: ['s2'] })
    const result = await evaluate({ dataset, models: [model], out })
    expect(result).toMatchObject({ outcome: 'complete', answers: 1, skipped: 1 })
    const run = await readRun(out)
    expect(run.skipped).toEqual([{ type: 'skipped', sample: 'bad', reason: 'the image is missing' }])
    expect(run.answers.map(({ sample }) => sample)).toEqual(['good'])
  })

  it('reports how far it is', async () => {
    const seen: EvaluationProgress[] = []
    const models = [new FakeModel('a'), new FakeModel('b')]
    await evaluate({
      dataset: new MemoryDataset(samples(40)),
      models,
      out: newLog(),
      onProgress: (progress) => seen.push(progress),
    })
    expect(seen.map(({ done, total, answers, model }) => [done, total, answers, model.id])).toEqual([
      [32, 80, 32, 'a'],
      [64, 80, 64, 'b'],
      [72, 80, 72, 'a'],
      [80, 80, 80, 'b'],
    ])
    expect(seen.at(-1)?.secondsLeft).toBe(0)
    expect(seen.at(-1)?.rate).toBeGreaterThan(0)
  })

  it('lets the event loop have its turn after every batch', async () => {
    let batches = 0
    const batchesAtTurns = new Set<number>()
    const turn = () => {
      batchesAtTurns.add(batches)
      if (batches < 10) setImmediate(turn)
    }
    turn()
    await evaluate({
      dataset: new MemoryDataset(samples(320)),
      models: [new FakeModel('m')],
      out: newLog(),
      onProgress: () => batches++,
    })
    expect([...batchesAtTurns]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })
})

describe('a run that is cancelled', () => {
  it('keeps what is done and says that it was cancelled', async () => {
    const controller = new AbortController()
    const out = newLog()
    const result = await evaluate({
      dataset: new MemoryDataset(samples(100)),
      models: [new FakeModel('m')],
      out,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    expect(result).toEqual({ path: out, outcome: 'cancelled', answers: 32, skipped: 0 })
    const run = await readRun(out)
    expect(run.answers.length).toBe(32)
    expect(run.end?.outcome).toBe('cancelled')
  })

  it('before its first question still leaves a log that can be read', async () => {
    const out = newLog()
    const signal = AbortSignal.abort()
    const result = await evaluate({
      dataset: new MemoryDataset(samples(1)),
      models: [new FakeModel('m')],
      out,
      signal,
    })
    expect(result.outcome).toBe('cancelled')
    expect((await readRun(out)).answers).toEqual([])
  })
})

describe('resuming a run', () => {
  async function cancelledAfterOneBatch(out: string, dataset: MemoryDataset): Promise<void> {
    const controller = new AbortController()
    const onProgress = () => controller.abort()
    await evaluate({ dataset, models: [new FakeModel('m')], out, signal: controller.signal, onProgress })
  }

  it('asks only what has no answer yet, and ends as one run', async () => {
    const out = newLog()
    const dataset = new MemoryDataset(samples(40))
    await cancelledAfterOneBatch(out, dataset)
    const { header } = await readRun(out)
    const model = new FakeModel('m')
    const result = await evaluate({ dataset, models: [model], out, resume: true })
    expect(model.asked.flatMap((batch) => batch.samples)).toEqual(
      samples(40)
        .slice(32)
        .map(({ id }) => id),
    )
    expect(result).toMatchObject({ outcome: 'complete', answers: 40 })
    const run = await readRun(out)
    expect(run.header.id).toBe(header.id)
    expect(run.header.created).toBe(header.created)
    expect(run.answers.length).toBe(40)
    expect(run.end).toMatchObject({ outcome: 'complete', answers: 40 })
  })

  it('asks again what ended in an error, and the later answer counts', async () => {
    const out = newLog()
    const dataset = new MemoryDataset(samples(3))
    const failing = new FakeModel('m', (sample) =>
      sample === 's-1' ? { raw: '', status: 'error', error: 'no reply' } : { raw: '1', value: 1 },
    )
    await evaluate({ dataset, models: [failing], out })
    const model = new FakeModel('m', () => ({ raw: '2', value: 2 }))
    const result = await evaluate({ dataset, models: [model], out, resume: true })
    expect(model.asked.flatMap((batch) => batch.samples)).toEqual(['s-1'])
    expect(result.answers).toBe(3)
    expect((await readRun(out)).answers.map(({ status, value }) => [status, value])).toEqual([
      ['answered', 1],
      ['answered', 2],
      ['answered', 1],
    ])
  })

  it('takes in further models and tasks', async () => {
    const out = newLog()
    const dataset = new MemoryDataset(samples(2))
    await evaluate({ dataset, models: [new FakeModel('first')], out })
    const second = new FakeModel('second', undefined, { tasks: ['patchCount'] })
    await evaluate({ dataset, models: [second], tasks: ['patchCount'], out, resume: true })
    const { header, answers } = await readRun(out)
    expect(header.models.map(({ id }) => id)).toEqual(['first', 'second'])
    expect(header.tasks).toEqual(['patchCount', 'agb'])
    expect(answers.length).toBe(4)
  })

  it('drops a torn last line and asks that question again', async () => {
    const out = newLog()
    const dataset = new MemoryDataset(samples(3))
    await evaluate({ dataset, models: [new FakeModel('m')], out, limit: 2 })
    await appendFile(out, '{"type":"answer","sample":"s-2","mod')
    expect((await readRun(out)).answers.length).toBe(2)
    await evaluate({ dataset, models: [new FakeModel('m')], out, resume: true })
    expect((await readRun(out)).answers.map(({ sample }) => sample)).toEqual(['s-0', 's-1', 's-2'])
  })

  it('starts anew where there is no log', async () => {
    const result = await evaluate({
      dataset: new MemoryDataset(samples(1)),
      models: [new FakeModel('m')],
      out: newLog(),
      resume: true,
    })
    expect(result.answers).toBe(1)
  })

  it('is refused where the data set has changed', async () => {
    const out = newLog()
    await evaluate({ dataset: new MemoryDataset(samples(1)), models: [new FakeModel('m')], out })
    const changed = new MemoryDataset(samples(1), { fingerprint: 'memory-2' })
    await expect(
      evaluate({ dataset: changed, models: [new FakeModel('m')], out, resume: true }),
    ).rejects.toThrow(/reo\.jsonl: This run asked about other data .* Open the data set as it was/)
    await evaluate({
      dataset: changed,
      models: [new FakeModel('m')],
      out,
      resume: true,
      acceptChangedData: true,
    })
    const { header } = await readRun(out)
    expect(header.settings['dataChanged']).toBe(true)
    expect(header.dataset.fingerprint).toBe('memory-2')
  })
})

describe('a run that cannot be', () => {
  const dataset = new MemoryDataset(samples(1))

  it('would overwrite another', async () => {
    const out = newLog()
    await evaluate({ dataset, models: [new FakeModel('m')], out })
    const before = await readFile(out, 'utf8')
    await expect(evaluate({ dataset, models: [new FakeModel('m')], out })).rejects.toThrow(
      /exists already\. Resume it/,
    )
    expect(await readFile(out, 'utf8')).toBe(before)
  })

  it('has no samples, and says which split has some', async () => {
    const train = new MemoryDataset([{ id: 'a', split: 'train' }])
    await expect(evaluate({ dataset: train, models: [new FakeModel('m')], out: newLog() })).rejects.toThrow(
      'has no samples in its split "test". Choose "train" (1 samples).',
    )
  })

  it('has a model that can do none of the tasks', async () => {
    const out = newLog()
    const asked = evaluate({ dataset, models: [new FakeModel('m')], tasks: ['landCover'], out })
    await expect(asked).rejects.toThrow('m: The model can do none of the tasks landCover. It can do agb.')
    expect(existsSync(out)).toBe(false)
  })

  it('has no folder to be written to', async () => {
    const out = path.join(folder, 'nowhere', 'x.reo.jsonl')
    await expect(evaluate({ dataset, models: [new FakeModel('m')], out })).rejects.toThrow(
      /cannot be written: .*Choose a file in a folder that exists/,
    )
  })
})

describe('two runs and one log', () => {
  const dataset = new MemoryDataset(samples(1))

  it('the second is refused while the first writes', async () => {
    const out = newLog()
    const request = { dataset, out, resume: true }
    const [first, second] = await Promise.allSettled([
      evaluate({ ...request, models: [new FakeModel('m')] }),
      evaluate({ ...request, models: [new FakeModel('m')] }),
    ])
    expect(first.status).toBe('fulfilled')
    expect(String(second.status === 'rejected' && second.reason)).toMatch(
      /Process \d+ on .* is writing this run log/,
    )
  })
})

describe('a run that fails on the way', () => {
  it('keeps its answers, those of the failing batch too, and says so', async () => {
    const out = newLog()
    const model = new FakeModel('m', (sample) => {
      if (sample === 's-33') throw new Error('the device is lost')
      return { raw: '1', value: 1 }
    })
    await expect(evaluate({ dataset: new MemoryDataset(samples(40)), models: [model], out })).rejects.toThrow(
      /reo\.jsonl: The run stopped; its 33 answers are kept: the device is lost\. Then resume the run\./,
    )
    const run = await readRun(out)
    expect(run.answers.length).toBe(33)
    expect(run.end).toMatchObject({ outcome: 'failed', error: 'the device is lost' })
  })
})
