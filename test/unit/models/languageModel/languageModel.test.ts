import { describe, expect, it } from 'vitest'
import { DEFAULT_CHAT_SETTINGS } from '../../../../src/core/models/chat/chatSettings'
import { EndpointError } from '../../../../src/core/models/endpointError'
import type {
  LanguageModelRequest,
  LanguageModels,
} from '../../../../src/core/models/languageModel/languageModels'
import { openLanguageModel } from '../../../../src/core/models/languageModel/openLanguageModel'
import type { Question } from '../../../../src/core/models/model'
import { openModel } from '../../../../src/core/models/openModel'
import { MemoryDataset } from '../../../support/memoryDataset'
import { raster } from '../../../support/modelFolder'

const ID = 'lm:vendor/fam/ily'
const band = new Array<number>(625).fill(0.1)
const IMAGERY = { s2: raster({ B04: band, B03: band, B02: band }) }
const dataset = new MemoryDataset([{ id: 's-1', imagery: IMAGERY, truth: { agb: 100 } }])
const QUESTION: Question = {
  sample: { id: 's-1', split: 'test', metadata: {}, truth: { agb: 100 } },
  imagery: IMAGERY,
  task: 'agb',
  repeat: 0,
  earlier: [],
}

const OFFERED = {
  vendor: 'vendor',
  family: 'fam/ily',
  id: 'f-1',
  name: 'Family',
  version: '2',
  maximumInputTokens: 1000,
}

function modelsThat(
  ask: (request: LanguageModelRequest, signal?: AbortSignal) => Promise<string>,
  offered = [OFFERED],
): LanguageModels {
  return { list: async () => offered, ask }
}

function open(models: LanguageModels, settings = {}) {
  return openLanguageModel(ID, models, { ...DEFAULT_CHAT_SETTINGS, ...settings })
}

describe("one of VS Code's language models", () => {
  it('is told what would be a system message by the user, and shown a PNG file', async () => {
    const requests: LanguageModelRequest[] = []
    const model = open(
      modelsThat(async (request) => {
        requests.push(request)
        return 'About 80 Mg/ha.'
      }),
    )
    const answer = await model.ask(QUESTION)
    expect(answer).toMatchObject({ model: ID, raw: 'About 80 Mg/ha.', status: 'answered', value: 80 })
    const [{ model: name, messages }] = requests
    expect(name).toEqual({ vendor: 'vendor', family: 'fam/ily' })
    expect(messages.map(({ role }) => role)).toEqual(['user', 'user'])
    const [picture] = messages[1].parts
    expect('png' in picture && Buffer.from(picture.png).subarray(1, 4).toString()).toBe('PNG')
  })

  it('tells in its preflight what it is, and whether it sees', async () => {
    const model = open(modelsThat(async () => 'A red one'))
    await model.prepare(dataset)
    expect(model.description.endpoint).toEqual({
      address: "VS Code's language models",
      reportedModel: 'Family (f-1, 2)',
      contextTokens: 1000,
      pictures: 'seen',
      schema: false,
      logprobs: false,
    })
  })

  it('is refused with what VS Code offers in its place', async () => {
    const preparing = open(modelsThat(async () => '', [{ ...OFFERED, family: 'other' }])).prepare(dataset)
    await expect(preparing).rejects.toThrow(/lm:vendor\/fam\/ily.*no such.*offers lm:vendor\/other/)
    await expect(open(modelsThat(async () => '', [])).prepare(dataset)).rejects.toThrow(
      /offers none: install/,
    )
  })

  it('has a time limit', async () => {
    const model = open(
      modelsThat(
        (_, signal) =>
          new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      ),
      { timeoutMs: 20 },
    )
    const failure = await model.ask(QUESTION).catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(EndpointError)
    expect(failure).toMatchObject({ failure: 'timeout' })
  })

  it('cannot be asked outside VS Code', async () => {
    const opening = openModel(ID, { modelFolders: [] })
    await expect(opening).rejects.toThrow(/^lm:vendor\/fam\/ily: Only VS Code can ask.*chat:MODEL@BASE_URL/)
  })

  it.each(['lm:', 'lm:vendor', 'lm:/family', 'lm:vendor/'])('has no such id: %s', async (id) => {
    await expect(openModel(id, { modelFolders: [] })).rejects.toThrow(/lm:VENDOR\/FAMILY/)
  })
})
