import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { CachedPort } from '../../../../src/core/models/chat/cachedPort'
import type { Completion, CompletionOptions } from '../../../../src/core/models/chat/chatClient'
import type { ChatPort } from '../../../../src/core/models/chat/chatPort'
import type { EndpointReport } from '../../../../src/core/models/model'
import type { Prompt } from '../../../../src/core/prompts/buildPrompt'
import { temporaryFolder } from '../../../support/modelFolder'

const OPTIONS: CompletionOptions = { temperature: 0, maximumTokens: 64, topLogprobs: 0 }
const parent = await temporaryFolder()
let folders = 0

function newFolder(): string {
  return path.join(parent, String(++folders))
}

/** Answers with how often it was asked. */
class CountingPort implements ChatPort {
  asked = 0

  async preflight(): Promise<EndpointReport> {
    return { address: 'x', reportedModel: 'm-1', pictures: 'seen', schema: true, logprobs: true }
  }

  async complete(): Promise<Completion> {
    const usage = { inputTokens: 100, outputTokens: 7 }
    const logprobs = [{ token: '1', logprob: -0.1, top: [] }]
    return { text: `${++this.asked} Mg/ha, très dense`, refused: false, cutOff: false, usage, logprobs }
  }
}

function prompt(hash: string, schema?: Prompt['schema']): Prompt {
  return { messages: [], pictures: [], question: '', hash, ...(schema && { schema }) }
}

it('answers identical requests of a later run, with all that the first was told', async () => {
  const folder = newFolder()
  const first = new CachedPort('chat:m', new CountingPort(), folder)
  const completion = await first.complete(prompt('a'), OPTIONS)
  await first.complete(prompt('b'), OPTIONS)
  await first.close()

  const port = new CountingPort()
  const later = new CachedPort('chat:m', port, folder)
  const { latencyMs: _latency, ...answer } = completion
  expect(await later.complete(prompt('a'), OPTIONS)).toEqual({ ...answer, cached: true })
  expect(await later.complete(prompt('b'), OPTIONS)).toMatchObject({ text: '2 Mg/ha, très dense' })
  expect(port.asked).toBe(0)
  await later.close()
})

it.each<[string, string, Prompt, Partial<CompletionOptions>]>([
  ['another model', 'chat:other', prompt('a'), {}],
  ['another prompt', 'chat:m', prompt('b'), {}],
  ['another form of the answer', 'chat:m', prompt('a', { type: 'object' }), {}],
  ['a longer answer', 'chat:m', prompt('a'), { maximumTokens: 128 }],
  ['probabilities', 'chat:m', prompt('a'), { topLogprobs: 5 }],
  ['chance', 'chat:m', prompt('a'), { temperature: 0.5 }],
])('asks anew for %s', async (_, model, wanted, options) => {
  const folder = newFolder()
  const first = new CachedPort('chat:m', new CountingPort(), folder)
  await first.complete(prompt('a'), OPTIONS)
  await first.close()
  const port = new CountingPort()
  const later = new CachedPort(model, port, folder)
  await later.complete(wanted, { ...OPTIONS, ...options })
  await later.close()
  expect(port.asked).toBe(1)
})

it('asks anew where the endpoint tells another model behind the name', async () => {
  const folder = newFolder()
  const first = new CachedPort('chat:m', new CountingPort(), folder)
  await first.complete(prompt('a'), OPTIONS)
  await first.close()
  const port = new CountingPort()
  const later = new CachedPort('chat:m', port, folder)
  await later.preflight()
  await later.complete(prompt('a'), OPTIONS)
  await later.close()
  expect(port.asked).toBe(1)
})

it('takes a torn or foreign line for none, and finds those after it', async () => {
  const folder = newFolder()
  const first = new CachedPort('chat:m', new CountingPort(), folder)
  await first.complete(prompt('a'), OPTIONS)
  await first.close()
  const [name] = await readdir(folder)
  const file = path.join(folder, name)
  const whole = await readFile(file, 'utf8')
  await writeFile(file, `{"key":"\n${whole.slice(0, 60)}\n${whole}`)
  await appendFile(file, '{"key":"torn')
  const port = new CountingPort()
  const later = new CachedPort('chat:m', port, folder)
  expect(await later.complete(prompt('a'), OPTIONS)).toMatchObject({ cached: true })
  await later.complete(prompt('c'), OPTIONS)
  await later.close()
  expect(port.asked).toBe(1)
})

it('asks where the folder cannot be used', async () => {
  const file = path.join(parent, 'a-file')
  await writeFile(file, '')
  const port = new CountingPort()
  const cached = new CachedPort('chat:m', port, path.join(file, 'folder'))
  expect((await cached.complete(prompt('a'), OPTIONS)).cached).toBeUndefined()
  await cached.close()
})

it('sends nothing twice at a time, and asks again after a failure', async () => {
  const port = new CountingPort()
  const failing = { ...port, preflight: port.preflight, complete: () => Promise.reject(new Error('lost')) }
  const cached = new CachedPort('chat:m', port, undefined)
  const answers = await Promise.all([0, 1, 2].map(() => cached.complete(prompt('a'), OPTIONS)))
  expect(port.asked).toBe(1)
  expect(answers.map(({ cached: known }) => known)).toEqual([undefined, true, true])

  const broken = new CachedPort('chat:m', failing, undefined)
  await expect(broken.complete(prompt('a'), OPTIONS)).rejects.toThrow('lost')
  await expect(broken.complete(prompt('a'), OPTIONS)).rejects.toThrow('lost')
})
