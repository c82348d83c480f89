import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { generateAnnotations } from '../../../src/core/annotation/generation/generateAnnotations'
import {
  openWordingModel,
  type WordingModel,
} from '../../../src/core/annotation/generation/wording/openWordingModel'
import { readAnnotations } from '../../../src/core/annotation/readAnnotations'
import { readCatalogue, shippedCatalogue } from '../../../src/core/annotation/templates/readCatalogue'
import { TASKS } from '../../../src/core/benchmark/tasks'
import { DEFAULT_CHAT_SETTINGS } from '../../../src/core/models/chat/chatSettings'
import { EndpointError } from '../../../src/core/models/endpointError'
import type { Prompt } from '../../../src/core/prompts/buildPrompt'
import { startChatServer } from '../../support/chatServer'
import { MemoryDataset, type SampleInShort } from '../../support/memoryDataset'
import { temporaryFolder } from '../../support/modelFolder'

const catalogue = await readCatalogue(shippedCatalogue())
const folder = await temporaryFolder()

/** A model that words texts as a test wants; `prompts` is what it was asked. */
class FakeWording implements WordingModel {
  readonly description = { id: 'chat:fake@x', title: 'fake', tasks: TASKS, modalities: [] }
  readonly endpoint = 'x'
  readonly concurrency = 1
  readonly prompts: Prompt[] = []
  readonly #reply: (asked: string, attempt: number, answer: string) => string

  constructor(reply: (asked: string, attempt: number, answer: string) => string) {
    this.#reply = reply
  }

  async prepare(): Promise<void> {}

  async word(prompt: Prompt, attempt: number) {
    this.prompts.push(prompt)
    const asked = wordsOf(prompt)
    const text = this.#reply(asked, attempt, /\nAnswer: (.*)\n/.exec(asked)?.[1] ?? '')
    return { text, refused: false, cutOff: false }
  }

  async close(): Promise<void> {}
}

function wordsOf({ messages }: Prompt): string {
  return messages.flatMap(({ parts }) => parts.map((part) => ('text' in part ? part.text : ''))).join('\n')
}

function reply(question: string, answer: string): string {
  return JSON.stringify({ question, answer })
}

const QUESTION = 'What is the above-ground biomass here, in Mg/ha?'

async function annotate(
  model: WordingModel,
  name: string,
  samples: readonly SampleInShort[],
  resume = false,
) {
  const out = path.join(folder, `${name}.reo-annotations.jsonl`)
  const dataset = new MemoryDataset(samples)
  const patience = { attempts: 2, firstPauseMs: 1, longestPauseMs: 1 }
  const wishes = { tasks: TASKS, textsPerAspect: 1, seed: 1 }
  const result = await generateAnnotations({ dataset, catalogue, ...wishes, model, out, resume, patience })
  return { result, ...(await readAnnotations(out)) }
}

describe('a text worded by a model', () => {
  it('is taken from JSON, within a fence too', async () => {
    const model = new FakeWording(() => `Sure:\n\`\`\`json\n${reply(QUESTION, 'It has 80.0 Mg/ha.')}\n\`\`\``)
    const { texts } = await annotate(model, 'fenced', [{ id: 'a', truth: { agb: 80 } }])
    expect(texts).toMatchObject([{ question: QUESTION, answer: 'It has 80.0 Mg/ha.', value: 80 }])
  })

  it('is worded again with what was wrong told, and the mending stands in its checks', async () => {
    const model = new FakeWording((_, attempt) =>
      reply(QUESTION, attempt === 0 ? 'It has 90 Mg/ha.' : 'It has 80 Mg/ha.'),
    )
    const { texts, result } = await annotate(model, 'mended', [{ id: 'a', truth: { agb: 80 } }])
    expect(wordsOf(model.prompts[1])).toContain('value: says 90, is 80')
    expect(texts[0].provenance.attempts).toBe(2)
    expect(texts[0].checks).toContainEqual({
      rule: 'value',
      outcome: 'mended',
      detail: 'says 90, is 80',
      times: 1,
    })
    expect(result).toMatchObject({ mended: 1, rules: [{ rule: 'value', caught: 1, mended: 1, removed: 0 }] })
  })

  it.each([
    [
      'a label outside the set',
      { landCover: 30 },
      reply('What is the land cover at the centre?', 'It is savanna.'),
      'label-set',
    ],
    ['no JSON', { agb: 80 }, 'The biomass is 80 Mg/ha.', 'form'],
    ['a refusal', { agb: 80 }, reply(QUESTION, 'I cannot determine it.'), 'value'],
    ['markup that runs', { agb: 80 }, reply(QUESTION, '<img src=x onerror=alert(1)> 80 Mg/ha'), 'form'],
  ])('is removed after three attempts where it has %s', async (name, truth, said, rule) => {
    const { texts, removed } = await annotate(new FakeWording(() => said), `removed ${name}`, [
      { id: 'a', truth },
    ])
    expect(texts).toEqual([])
    expect(removed[0].provenance.attempts).toBe(3)
    expect(removed[0].reasons).toContain(rule)
  })

  it('is not asked for where the labels contradict each other', async () => {
    const model = new FakeWording((_, __, answer) => reply(QUESTION, answer))
    const { texts, removed } = await annotate(model, 'lake', [
      { id: 'a', truth: { landCover: 80, agb: 210 } },
    ])
    expect(model.prompts).toEqual([])
    expect(texts).toEqual([])
    expect(removed.map(({ reasons }) => reasons)).toEqual([['chain'], ['chain'], ['chain']])
  })

  it('that the endpoint never answered is counted, and asked for again on resuming', async () => {
    const samples = [{ id: 'a', truth: { agb: 80 } }]
    const silent = new FakeWording(() => {
      throw new EndpointError('server', 'down')
    })
    const first = await annotate(silent, 'silent', samples)
    expect(first.result).toMatchObject({ texts: 0, failed: 1, outcome: 'complete' })
    const well = new FakeWording(() => reply(QUESTION, 'It has 80 Mg/ha.'))
    const second = await annotate(well, 'silent', samples, true)
    expect(second.result).toMatchObject({ texts: 1, failed: 0 })
  })

  it('is told the biomass only where it is asked for, and no picture', async () => {
    const model = new FakeWording((asked, _, answer) =>
      reply(/\nQuestion: (.*)\n/.exec(asked)?.[1] ?? '', answer),
    )
    await annotate(model, 'facts', [{ id: 'a', truth: { agb: 87.6, landCover: 112, patchCount: 2 } }])
    const telling = model.prompts.filter((prompt) => wordsOf(prompt).includes('87.6'))
    expect(telling).toHaveLength(1)
    expect(model.prompts.every(({ pictures }) => pictures.length === 0)).toBe(true)
    expect(model.prompts.length).toBeGreaterThan(3)
  })
})

it('a model that takes no pictures can word texts', async () => {
  const server = await startChatServer((request, response) => {
    const asked = JSON.stringify(request.messages)
    if (asked.includes('image_url'))
      return void response.writeHead(400).end('{"error":{"message":"no images"}}')
    return { text: asked.includes('Question:') ? reply(QUESTION, 'It has 80 Mg/ha.') : 'Hello' }
  })
  onTestFinished(() => server.close())
  const model = openWordingModel(`chat:m@${server.baseUrl}`, DEFAULT_CHAT_SETTINGS)
  const { texts } = await annotate(model, 'blind', [{ id: 'a', truth: { agb: 80 } }])
  expect(texts).toHaveLength(1)
  await model.close()
})

it('a model that cannot word texts is refused by its id', () => {
  expect(() => openWordingModel('onnx:unet', DEFAULT_CHAT_SETTINGS)).toThrow(/cannot word texts/)
  expect(() => openWordingModel('lm:copilot/gpt-4o', DEFAULT_CHAT_SETTINGS)).toThrow(/Only VS Code/)
})
