import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CHAT_SETTINGS } from '../../../src/core/models/chat/chatSettings'
import type { SavedModel } from '../../../src/core/models/savedModel'
import { DEFAULT_PROMPTS } from '../../../src/core/prompts/defaultPrompts'
import type { AskHost } from '../../../src/kernel/host/askHost'
import { chatSettingsFor } from '../../../src/kernel/resources/chatSettingsFor'
import { nameableModels } from '../../../src/kernel/resources/nameableModels'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import { HOST_RESULT_SCHEMAS } from '../../../src/protocol/schemas/host'
import { parseValue } from '../../../src/protocol/validation'

const ID = 'chat:m@http://localhost:8000/v1'
const SAVED: SavedModel = { id: ID, title: 'Mine', prices: { input: 1, output: 2 }, concurrency: 3 }

/** What the extension would say, by method. */
const ANSWERS: Readonly<Record<keyof typeof HOST_RESULT_SCHEMAS, unknown>> = {
  listLanguageModels: [
    { vendor: 'v', family: 'f', id: 'f-1', name: 'Family', version: '1', maximumInputTokens: 1 },
  ],
  askLanguageModel: { outcome: 'answered', text: '' },
  listSavedModels: [SAVED],
  modelAccess: { saved: SAVED, apiKey: 'k' },
}

const askHost: AskHost = async (method) =>
  parseValue(HOST_RESULT_SCHEMAS[method], ANSWERS[method], `The answer to ${method}`)

const NOWHERE = path.resolve('.cache', 'nowhere')

/** Where answers to requests that can be repeated are kept. */
const ANSWERS_FOLDER = path.join(NOWHERE, 'cache', 'answers')

function resources(host?: AskHost): Resources {
  return new Resources(
    { storagePath: NOWHERE, modelsPath: NOWHERE, workingDirectory: NOWHERE, device: 'cpu' },
    new StatusReporter(() => undefined),
    host,
  )
}

describe('how a model behind an endpoint is asked from the editor', () => {
  it("is as the user's settings have it, with its key", async () => {
    expect(await chatSettingsFor(resources(askHost), ID)).toEqual({
      ...DEFAULT_CHAT_SETTINGS,
      title: 'Mine',
      prices: { input: 1, output: 2 },
      concurrency: 3,
      apiKey: 'k',
      answersFolder: ANSWERS_FOLDER,
    })
  })

  it('is as the options have it before that, and as an earlier run had it where none says more', async () => {
    const { policies, ...usual } = DEFAULT_CHAT_SETTINGS
    const earlier = {
      ...usual,
      temperature: 0.7,
      repeats: 5,
      prompts: { ...DEFAULT_PROMPTS, name: 'earlier' },
    }
    const options = { repeats: 2, concurrency: 9, answerForm: 'json', examples: 4 } as const
    const settings = await chatSettingsFor(resources(askHost), ID, options, earlier)
    expect(settings).toMatchObject({ temperature: 0.7, repeats: 2, concurrency: 9, policies })
    expect(settings.prompt).toEqual({ ...DEFAULT_CHAT_SETTINGS.prompt, answer: 'json', examples: 4 })
    expect(settings.prompts.name).toBe('earlier')
  })

  it('is as is usual where no editor is', async () => {
    expect(await chatSettingsFor(resources(), ID)).toEqual({
      ...DEFAULT_CHAT_SETTINGS,
      answersFolder: ANSWERS_FOLDER,
    })
  })
})

describe('the models that can be named', () => {
  it("are the baselines, those of the settings, and VS Code's language models", async () => {
    const named = await nameableModels(resources(askHost))
    expect(named.map(({ id }) => id)).toEqual(expect.arrayContaining(['baseline:mean', ID, 'lm:v/f']))
    expect(named.find(({ id }) => id === ID)).toMatchObject({ title: 'Mine', prices: { input: 1 } })
  })
})
