import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { openChatModel } from '../../../src/core/models/chat/chatModel'
import { type ChatSettings, DEFAULT_CHAT_SETTINGS } from '../../../src/core/models/chat/chatSettings'
import { DEFAULT_PROMPT_SETTINGS, type PromptSettings } from '../../../src/core/prompts/promptSettings'
import { askedPrompt } from '../../../src/core/runs/askedPrompt'
import { readRun } from '../../../src/core/runs/readRun'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import type { Run } from '../../../src/core/runs/runLog'
import { type ChatRequest, preflightReply, startChatServer } from '../../support/chatServer'
import { temporaryFolder } from '../../support/modelFolder'
import { writeDatasetWithOneImage } from '../../support/smallDataset'

const folder = await temporaryFolder()
const data = await writeDatasetWithOneImage(path.join(folder, 'data'), 4)
const asked: ChatRequest[] = []
const server = await startChatServer((request) => {
  const probe = preflightReply(request)
  if (probe !== undefined) return probe
  asked.push(request)
  return { text: JSON.stringify(request.messages).includes('in Mg/ha') ? '120 Mg/ha' : 'Shrubs' }
})
const dataset = await openDataset(data)
afterAll(async () => {
  await server.close()
  await dataset.close()
})
let runs = 0

async function runWith(prompt: Partial<PromptSettings>): Promise<Run> {
  asked.length = 0
  const settings: ChatSettings = {
    ...DEFAULT_CHAT_SETTINGS,
    prompt: { ...DEFAULT_PROMPT_SETTINGS, ...prompt },
    concurrency: 1,
  }
  const model = openChatModel(`chat:m@${server.baseUrl}`, settings)
  const out = path.join(folder, `${++runs}.reo.jsonl`)
  await runEvaluation({ dataset, split: 'test', models: [model], tasks: ['landCover', 'agb'], limit: 2, out })
  return readRun(out)
}

/** Texts and pictures of a request, in their order. */
function partsOf({ messages }: ChatRequest): readonly unknown[] {
  return messages.flatMap(({ content }) => content)
}

describe('the prompt of an answer, made again', () => {
  it('is what was sent: the same words and the very picture', async () => {
    const run = await runWith({})
    const [answer] = run.answers.filter(({ task }) => task === 'agb')
    const { prompt, isAsSent } = await askedPrompt(run, answer, dataset)
    expect(isAsSent).toBe(true)
    const sent = JSON.stringify(asked.find((request) => JSON.stringify(request).includes('in Mg/ha')))
    expect(sent).toContain(Buffer.from(prompt.pictures[0]).toString('base64'))
    expect(partsOf(JSON.parse(sent) as ChatRequest).length).toBeGreaterThan(1)
  })

  it("holds the model's own earlier answers where it was told them", async () => {
    const run = await runWith({ chain: 'own' })
    const answers = run.answers.filter(({ task }) => task === 'agb')
    for (const answer of answers) {
      const { prompt, isAsSent } = await askedPrompt(run, answer, dataset)
      expect(isAsSent).toBe(true)
      expect(JSON.stringify(prompt.messages)).toContain('Shrubs')
    }
  })

  it('is said to differ where the words or pictures are no longer those', async () => {
    const run = await runWith({})
    const text = await readFile(run.path, 'utf8')
    const changed = path.join(folder, 'changed.reo.jsonl')
    await writeFile(changed, text.replaceAll('above-ground biomass at', 'biomass at'))
    const [answer] = run.answers.filter(({ task }) => task === 'agb')
    expect((await askedPrompt(await readRun(changed), answer, dataset)).isAsSent).toBe(false)
  })

  it('cannot be made where the run does not tell how the model was asked', async () => {
    const run = await runWith({})
    const models = run.header.models.map(({ asking: _, ...model }) => model)
    const untold = { ...run, header: { ...run.header, models } }
    await expect(askedPrompt(untold, run.answers[0], dataset)).rejects.toThrow(
      /does not tell how m was asked/,
    )
  })
})
