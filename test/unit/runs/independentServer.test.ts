import path from 'node:path'
import { LLMock } from '@copilotkit/aimock'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Truth } from '../../../src/core/dataset/sample'
import { openChatModel } from '../../../src/core/models/chat/chatModel'
import { DEFAULT_CHAT_SETTINGS } from '../../../src/core/models/chat/chatSettings'
import { buildReport } from '../../../src/core/runs/buildReport'
import { readRun } from '../../../src/core/runs/readRun'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import { MemoryDataset } from '../../support/memoryDataset'
import { raster, temporaryFolder } from '../../support/modelFolder'

const SAMPLES = 30
const TASKS = ['humanActivity', 'landCover', 'patchCount', 'agb'] as const
const TRUTH: Truth = {
  humanActivity: [{ question: 'Is there a road in the image?', answer: 'no' }],
  landCover: 112,
  patchCount: 3,
  agb: 100,
}
/** Of a fifth of the requests something becomes: a 500, a 429, no JSON, a connection that breaks. */
const CHAOS = { dropRate: 0.05, rateLimitRate: 0.02, malformedRate: 0.05, disconnectRate: 0.05 }
const PATIENCE = { attempts: 15, firstPauseMs: 1, longestPauseMs: 20 }

const folder = await temporaryFolder()
const server = new LLMock({ port: 0 })
const pixels = Array.from({ length: 625 }, (_, index) => 0.02 + (index % 50) / 200)
const dataset = new MemoryDataset(
  Array.from({ length: SAMPLES }, (_, index) => ({
    id: `s-${index}`,
    truth: TRUTH,
    imagery: { s2: raster({ B04: pixels, B03: pixels, B02: pixels }) },
  })),
)

beforeAll(async () => {
  server.onMessage(/What colour/, { content: 'Red.' })
  server.onMessage(/Say hello/, { content: '{"mark": "larch"}' })
  server.onMessage(/Is there a road/, { content: 'No, there is none.' }, { chaos: CHAOS })
  server.onMessage(/Mg\/ha/, { content: 'Between 80 and 120, most likely 96.5 Mg/ha.' }, { chaos: CHAOS })
  server.onMessage(/[Hh]ow many/, { content: 'I count three patches.' }, { chaos: CHAOS })
  server.onMessage(/land cover/i, { content: 'Closed forest, evergreen broadleaf' }, { chaos: CHAOS })
  await server.start()
})
afterAll(() => server.stop())

it('a run against a server that others have written ends complete, whatever the server does on the way', async () => {
  const out = path.join(folder, 'run.reo.jsonl')
  const settings = {
    ...DEFAULT_CHAT_SETTINGS,
    temperature: 1,
    timeoutMs: 5000,
    prices: { input: 1, output: 2 },
  }
  const model = openChatModel(`chat:gpt-4o@${server.url}/v1`, settings)
  const request = { dataset, split: 'test', models: [model], tasks: TASKS, out, patience: PATIENCE } as const
  expect(await runEvaluation(request)).toMatchObject({ outcome: 'complete', answers: SAMPLES * TASKS.length })
  await model.close()

  const run = await readRun(out)
  expect(run.answers.filter(({ status }) => status !== 'answered')).toEqual([])
  expect(run.header.models[0].endpoint).toMatchObject({ pictures: 'seen', schema: true })
  const values = new Map(run.answers.map(({ task, value }) => [task, value]))
  expect(Object.fromEntries(values)).toEqual({
    humanActivity: false,
    landCover: 112,
    patchCount: 3,
    agb: 96.5,
  })
  const { usage, entries } = buildReport(run)
  expect(usage).toMatchObject([{ requests: SAMPLES * TASKS.length, cached: 0 }])
  expect(entries.every(({ metrics }) => metrics.coverage === 1)).toBe(true)
  expect(server.getRequests().length).toBeGreaterThan(SAMPLES * TASKS.length)
})
