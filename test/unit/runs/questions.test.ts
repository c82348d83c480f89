import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Truth } from '../../../src/core/dataset/sample'
import { EndpointError, type EndpointFailure } from '../../../src/core/models/endpointError'
import type { EvaluationRequest } from '../../../src/core/runs/evaluate'
import { readRun } from '../../../src/core/runs/readRun'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import { FakeEndpoint } from '../../support/fakeEndpoint'
import { MemoryDataset } from '../../support/memoryDataset'
import { temporaryFolder } from '../../support/modelFolder'

const folder = await temporaryFolder()
const patience = { attempts: 4, firstPauseMs: 1, longestPauseMs: 5 }
let logs = 0

function newLog(): string {
  return path.join(folder, `${++logs}.reo.jsonl`)
}

function dataset(count: number, truth: Truth = { agb: 100 }): MemoryDataset {
  return new MemoryDataset(Array.from({ length: count }, (_, index) => ({ id: `s-${index}`, truth })))
}

async function evaluate(models: EvaluationRequest['models'], request: Partial<EvaluationRequest> = {}) {
  const out = request.out ?? newLog()
  const result = await runEvaluation({
    dataset: dataset(10),
    split: 'test',
    tasks: ['agb'],
    models,
    patience,
    ...request,
    out,
  })
  return { result, run: await readRun(out) }
}

function failure(kind: EndpointFailure): EndpointError {
  return new EndpointError(kind, `The server failed: ${kind}`)
}

describe('a run of questions to an endpoint', () => {
  it('asks as many at a time as the endpoint takes, over the bounds of batches', async () => {
    const model = new FakeEndpoint('m', () => delay(2, {}), { concurrency: 8 })
    const { run } = await evaluate([model], { dataset: dataset(100) })
    expect(run.answers).toHaveLength(100)
    expect(new Set(run.answers.map(({ sample }) => sample)).size).toBe(100)
    expect(model.most).toBe(8)
  })

  it('shares the requests of an endpoint between its models', async () => {
    const models = ['a', 'b'].map((id) => new FakeEndpoint(id, () => delay(1, {}), { concurrency: 3 }))
    const { run } = await evaluate(models)
    expect(run.answers).toHaveLength(20)
    expect(models.map(({ most }) => most)).toEqual([3, 3])
  })

  it.each(['rate-limit', 'overloaded', 'timeout', 'network', 'server', 'bad-answer'] as const)(
    'asks again after a passing failure (%s)',
    async (kind) => {
      const model = new FakeEndpoint('m', (_, count) => {
        if (count % 3 === 0) throw failure(kind)
        return {}
      })
      const { run } = await evaluate([model])
      expect(run.answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 'answered'))
    },
  )

  it('keeps what the endpoint never answered as an error, and asks it when the run is resumed', async () => {
    const out = newLog()
    const broken = new FakeEndpoint('m', ({ sample }) => {
      if (sample.id === 's-3') throw failure('server')
      return {}
    })
    const { run } = await evaluate([broken], { out })
    const failed = run.answers.filter(({ status }) => status === 'error')
    expect(failed).toMatchObject([{ sample: 's-3', reason: 'server', error: 'The server failed: server' }])
    expect(broken.asked.filter(({ sample }) => sample.id === 's-3')).toHaveLength(patience.attempts)

    const mended = new FakeEndpoint('m', () => ({}))
    const resumed = await evaluate([mended], { out, resume: true })
    expect(mended.asked.map(({ sample }) => sample.id)).toEqual(['s-3'])
    expect(resumed.run.answers).toHaveLength(10)
    expect(resumed.run.answers.every(({ status }) => status === 'answered')).toBe(true)
  })

  it('asks a bad request once', async () => {
    const model = new FakeEndpoint('m', ({ sample }) => {
      if (sample.id === 's-0') throw failure('bad-request')
      return {}
    })
    await evaluate([model])
    expect(model.asked).toHaveLength(10)
  })

  it.each(['bad-request', 'network'] as const)(
    'stops where question after question fails (%s), and goes on from there',
    async (kind) => {
      const out = newLog()
      const broken = new FakeEndpoint('m', (_, count) => {
        if (count >= 10) throw failure(kind)
        return {}
      })
      await expect(evaluate([broken], { out, dataset: dataset(500) })).rejects.toThrow(
        /The last 24 questions failed, this one so: The server failed/,
      )
      expect(broken.asked.length).toBeLessThan(60 * patience.attempts)
      const sound = new FakeEndpoint('m', () => ({}))
      const { run } = await evaluate([sound], { out, dataset: dataset(500), resume: true })
      expect(run.answers.every(({ status }) => status === 'answered')).toBe(true)
      expect(sound.asked).toHaveLength(490)
    },
  )

  it.each(['auth', 'quota', 'no-model', 'no-image'] as const)(
    'stops where no question can be answered (%s)',
    async (kind) => {
      const out = newLog()
      const model = new FakeEndpoint('m', (_, count) => {
        if (count >= 5) throw failure(kind)
        return {}
      })
      await expect(evaluate([model], { out, dataset: dataset(500) })).rejects.toThrow(
        /The run stopped; its 5 answers are kept/,
      )
      expect((await readRun(out)).answers).toHaveLength(5)
      expect(model.asked.length).toBeLessThan(20)
    },
  )

  it('gives an endpoint that is throttled fewer requests at a time', async () => {
    let refused = 0
    const model = new FakeEndpoint(
      'm',
      async () => {
        await delay(1)
        if (model.most > 4 && refused < 8) {
          refused++
          throw new EndpointError('rate-limit', 'Too many requests', { retryAfterMs: 5 })
        }
        return {}
      },
      { concurrency: 8 },
    )
    const { run } = await evaluate([model], { dataset: dataset(60) })
    expect(run.answers.every(({ status }) => status === 'answered')).toBe(true)
  })

  it('asks a chain in order, each question with the answers before it', async () => {
    const truth: Truth = {
      humanActivity: [{ question: 'Any road?', answer: 'no' }],
      landCover: 112,
      patchCount: 3,
      agb: 100,
    }
    const tasks = ['agb', 'patchCount', 'landCover', 'humanActivity'] as const
    const model = new FakeEndpoint('m', ({ task }) => ({ raw: task }), { tasks, chained: true })
    await evaluate([model], { dataset: dataset(2, truth), tasks })
    const first = model.asked.filter(({ sample }) => sample.id === 's-0')
    expect(first.map(({ task }) => task)).toEqual(['humanActivity', 'landCover', 'patchCount', 'agb'])
    expect(first.map(({ earlier }) => earlier.map(({ raw }) => raw))).toEqual([
      [],
      ['humanActivity'],
      ['humanActivity', 'landCover'],
      ['humanActivity', 'landCover', 'patchCount'],
    ])
  })

  it('keeps repeats of a question apart', async () => {
    const out = newLog()
    const model = new FakeEndpoint('m', ({ repeat }) => ({ raw: String(repeat) }), { repeats: 3 })
    const { run } = await evaluate([model], { dataset: dataset(2), out })
    expect(run.answers.map(({ raw, repeat }) => [raw, repeat])).toEqual(
      expect.arrayContaining([
        ['0', undefined],
        ['1', 1],
        ['2', 2],
      ]),
    )
    expect(run.answers).toHaveLength(6)
  })

  it('ends at a cancel with all that was answered in the log', async () => {
    const out = newLog()
    const controller = new AbortController()
    const model = new FakeEndpoint('m', async (_, count) => {
      if (count === 12) controller.abort()
      await delay(1)
      return {}
    })
    const { result, run } = await evaluate([model], {
      out,
      dataset: dataset(200),
      signal: controller.signal,
    })
    expect(result.outcome).toBe('cancelled')
    expect(run.answers.length).toBe(result.answers)
    expect(run.answers.length).toBeGreaterThan(5)
    expect(run.answers.length).toBeLessThan(40)
    expect(run.end?.outcome).toBe('cancelled')
  })
})
