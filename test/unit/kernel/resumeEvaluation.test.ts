import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openChatModel } from '../../../src/core/models/chat/chatModel'
import { DEFAULT_CHAT_SETTINGS } from '../../../src/core/models/chat/chatSettings'
import { readRun } from '../../../src/core/runs/readRun'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import { evaluateModels } from '../../../src/kernel/resources/evaluation'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import { type ChatRequest, preflightReply, startChatServer } from '../../support/chatServer'
import { temporaryFolder } from '../../support/modelFolder'
import { writeDatasetWithOneImage } from '../../support/smallDataset'

const folder = await temporaryFolder()
const data = await writeDatasetWithOneImage(path.join(folder, 'data'), 6)
const asked: ChatRequest[] = []
const server = await startChatServer((request) => {
  const probe = preflightReply(request)
  if (probe !== undefined) return probe
  asked.push(request)
  return { text: '{"agb": 120}' }
})
afterAll(() => server.close())

test('a run that is resumed asks the rest as it was asked', async () => {
  const resources = new Resources(
    { storagePath: folder, modelsPath: folder, workingDirectory: folder, device: 'cpu' },
    new StatusReporter(() => {}),
  )
  const dataset = await resources.openDataset(data)
  const out = path.join(folder, 'resumed.reo.jsonl')
  const id = `chat:m@${server.baseUrl}`
  const model = openChatModel(id, {
    ...DEFAULT_CHAT_SETTINGS,
    prompt: { ...DEFAULT_CHAT_SETTINGS.prompt, answer: 'json' },
    temperature: 0.7,
  })
  const job = { dataset, split: 'test', tasks: ['agb'], out } as const
  await runEvaluation({ ...job, models: [model], limit: 2 })
  const before = asked.length
  await evaluateModels(resources, { ...job, models: [id], resume: true })
  expect(asked.length - before).toBe(4)
  for (const { temperature, response_format } of asked.slice(before)) {
    expect(temperature).toBe(0.7)
    expect(response_format?.type).toBe('json_schema')
  }
  expect((await readRun(out)).answers).toHaveLength(6)
})
