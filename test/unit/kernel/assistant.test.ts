import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { decode } from 'fast-png'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SavedModel } from '../../../src/core/models/savedModel'
import { DEFAULT_CHAT_SETTINGS } from '../../../src/core/models/chat/chatSettings'
import { RUN_SCHEMA } from '../../../src/core/runs/runLog'
import type { AskHost } from '../../../src/kernel/host/askHost'
import { createKernel } from '../../../src/kernel/kernel'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import { estimateForAssistant } from '../../../src/kernel/service/estimateForAssistant'
import { figureInWords } from '../../../src/kernel/service/figureInWords'
import { patchInWords } from '../../../src/kernel/service/patchInWords'
import { fromBase64 } from '../../../src/protocol/encoding'
import { HOST_RESULT_SCHEMAS } from '../../../src/protocol/schemas/host'
import { parseKernelResult, parseValue } from '../../../src/protocol/validation'
import { makeAnswer, UNET } from './fixtures'
import { SMALL_COUNT, writeSmallDataset } from './smallDataset'

const CHAT = 'chat:m@http://localhost:8000/v1'
const SAVED: SavedModel = { id: CHAT, title: 'Mine', prices: { input: 1, output: 2 } }
const HOST: Readonly<Record<keyof typeof HOST_RESULT_SCHEMAS, unknown>> = {
  listLanguageModels: [],
  askLanguageModel: { outcome: 'answered', text: '' },
  listSavedModels: [SAVED],
  modelAccess: { saved: SAVED, apiKey: null },
}
const askHost: AskHost = async (method) => parseValue(HOST_RESULT_SCHEMAS[method], HOST[method], method)

let folder: string
let resources: Resources
let source: { dataset: string; run: string }

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reo-assistant-'))
  source = { dataset: path.join(folder, 'small'), run: path.join(folder, 'one.reo.jsonl') }
  writeSmallDataset(source.dataset)
  const header = {
    type: 'run',
    schema: RUN_SCHEMA,
    id: 'one',
    created: '2026-01-01T00:00:00Z',
    dataset: { name: 'Small forest', path: source.dataset, fingerprint: 'x', split: 'test', synthetic: true },
    models: [UNET],
    tasks: ['agb'],
    prompts: {},
    settings: {},
    software: {},
  }
  const answers = [
    makeAnswer('s-test-10', 'agb', 100, 90),
    makeAnswer('s-test-11', 'agb', 110, 300, { raw: 'I would say\n300 Mg/ha, maybe more' }),
    makeAnswer('s-test-12', 'agb', 120, undefined, { raw: 'I cannot tell.' }),
  ]
  writeFileSync(source.run, [header, ...answers].map((line) => JSON.stringify(line)).join('\n') + '\n')
  resources = new Resources(
    { storagePath: folder, modelsPath: folder, workingDirectory: folder, device: 'cpu' },
    new StatusReporter(() => {}),
    askHost,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a run in words', () => {
  it('is its report with n and coverage', async () => {
    const { text } = await figureInWords(resources, { source, figure: { kind: 'report' }, bootstrap: 0 })
    expect(text).toMatch(/^Report · Small forest, test \(synthetic data\)/)
    expect(text).toMatch(/onnx:unet +answered only +3 +0\.667/)
  })

  it('is its answers, those of a slice, a selection and a filter alone', async () => {
    const answers = { kind: 'answers', task: 'agb', sort: 'worst', limit: 10 } as const
    const told = async (parts: object, filter = {}) =>
      (
        await figureInWords(resources, {
          source: { ...source, ...parts },
          figure: { ...answers, filter },
          bootstrap: 0,
        })
      ).text.match(/s-test-\d+/g)
    expect(await told({})).toEqual(['s-test-11', 's-test-10', 's-test-12'])
    expect(await told({ slice: 'region = north' })).toEqual(['s-test-10', 's-test-12'])
    expect(await told({}, { statuses: ['refused'] })).toEqual(['s-test-12'])
    const absoluteError = { low: 50, high: Number.MAX_VALUE }
    const criterion = { kind: 'answer', task: 'agb', model: UNET.id, absoluteError } as const
    expect(await told({ within: [{ origin: 'assistant', title: 'far off', criterion }] })).toEqual([
      's-test-11',
    ])
  })
})

describe('a workspace that is not trusted', () => {
  it('has no assistant told anything', async () => {
    const parameters = {
      storagePath: folder,
      modelsPath: folder,
      workingDirectory: '.',
      device: 'cpu',
    } as const
    const kernel = createKernel(() => {}, askHost)
    await kernel.initialize({ ...parameters, restricted: true }, new AbortController().signal)
    const { signal } = new AbortController()
    const figure = { source, figure: { kind: 'report' }, bootstrap: 0 } as const
    const evaluation = { dataset: 'demo', split: 'test', models: [CHAT], tasks: ['agb'] } as const
    expect(() => kernel.figureInWords(figure, signal)).toThrow('not trusted')
    expect(() => kernel.patchInWords({ source, sample: 's-test-11', runs: [] }, signal)).toThrow(
      'not trusted',
    )
    expect(() => kernel.estimateEvaluation(evaluation, signal)).toThrow('not trusted')
  })
})

describe('a patch in words', () => {
  it('is its facts, statistics, and what models said, with a picture', async () => {
    const told = await patchInWords(resources, { source, sample: 's-test-11', runs: [], view: 'B08' })
    const { text, picture } = parseKernelResult('patchInWords', JSON.parse(JSON.stringify(told)))
    expect(text).toMatch(/Patch s-test-11/)
    expect(text).toMatch(/Above-ground biomass +110 Mg\/ha/)
    expect(text).toMatch(/B08 +100\.0 % +0\.1100/)
    expect(text).toContain('onnx:unet, agb: I would say 300 Mg/ha, maybe more')
    expect(decode(fromBase64(picture ?? '')).width).toBeGreaterThanOrEqual(300)
  })

  it('is refused by name where there is none, or no such view of it', async () => {
    const patch = { source, sample: 's-test-11', runs: [] }
    await expect(patchInWords(resources, { ...patch, sample: 'none' })).rejects.toThrow(/no sample "none"/)
    await expect(patchInWords(resources, { ...patch, view: 'none' })).rejects.toThrow(/This patch has rgb/)
  })
})

describe('an estimate', () => {
  it('counts questions, and tokens and dollars of models behind an endpoint', async () => {
    const estimate = await estimateForAssistant(resources, {
      dataset: source.dataset,
      split: 'test',
      models: [CHAT, 'baseline:mean'],
      tasks: ['agb', 'landCover'],
      limit: 30,
    })
    const { samples, models } = parseKernelResult('estimateEvaluation', JSON.parse(JSON.stringify(estimate)))
    const [chat, mean] = models
    expect(samples).toBe(30)
    expect(mean).toEqual({ model: 'baseline:mean', title: 'Mean', questions: 30 })
    expect(chat).toMatchObject({ title: 'Mine', questions: 60 })
    expect(chat.tokens?.outputTokens).toBe(60 * DEFAULT_CHAT_SETTINGS.maximumTokens)
    const each = (chat.tokens?.inputTokens ?? 0) / 60
    expect(each).toBeGreaterThan(100)
    expect(each).toBeLessThan(600)
    expect(chat.cost).toBeCloseTo((each * 60 + 2 * 60 * DEFAULT_CHAT_SETTINGS.maximumTokens) / 1e6)
  })

  it('is of all samples of a split where nothing is said', async () => {
    const { samples } = await estimateForAssistant(resources, {
      dataset: source.dataset,
      split: 'test',
      models: ['baseline:mean'],
      tasks: ['agb'],
    })
    expect(samples).toBe(SMALL_COUNT)
  })

  it('refuses a model that the user has not settled: patches would go to whatever address is written', async () => {
    const job = { dataset: source.dataset, split: 'test', tasks: ['agb'] } as const
    const estimate = estimateForAssistant(resources, { ...job, models: ['chat:m@http://elsewhere/v1'] })
    await expect(estimate).rejects.toThrow(
      /none of the models here.*baseline:mean.*chat:m@http:\/\/localhost/,
    )
  })
})
