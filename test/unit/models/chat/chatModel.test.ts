import { afterEach, describe, expect, it } from 'vitest'
import { EndpointError } from '../../../../src/core/models/endpointError'
import { parseChatId } from '../../../../src/core/models/chat/chatId'
import { openChatModel } from '../../../../src/core/models/chat/chatModel'
import { type ChatSettings, DEFAULT_CHAT_SETTINGS } from '../../../../src/core/models/chat/chatSettings'
import type { Question } from '../../../../src/core/models/model'
import { type ChatServer, preflightReply, type Reply, startChatServer } from '../../../support/chatServer'
import { MemoryDataset } from '../../../support/memoryDataset'
import { raster } from '../../../support/modelFolder'

let server: ChatServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const band = new Array<number>(625).fill(0.1)
const IMAGERY = { s2: raster({ B04: band, B03: band, B02: band }) }
const QUESTION: Question = {
  sample: { id: 's-1', split: 'test', metadata: {}, truth: { agb: 100 } },
  imagery: IMAGERY,
  task: 'agb',
  repeat: 0,
  earlier: [],
}

async function open(reply: Reply, settings: Partial<ChatSettings> = {}, models?: readonly string[]) {
  await server?.close()
  server = await startChatServer(
    (request, ...rest) => preflightReply(request) ?? reply(request, ...rest),
    models,
  )
  return openChatModel(`chat:m@${server.baseUrl}`, { ...DEFAULT_CHAT_SETTINGS, timeoutMs: 2000, ...settings })
}

const dataset = new MemoryDataset([{ id: 's-1', imagery: IMAGERY, truth: { agb: 100 } }])

function failureOf(thrown: unknown): string | undefined {
  return thrown instanceof EndpointError ? thrown.failure : undefined
}

describe('a preflight', () => {
  it('tells what the endpoint is and can do', async () => {
    const model = await open(() => ({ text: '12' }))
    await model.prepare(dataset)
    expect(model.description.endpoint).toEqual({
      address: server?.baseUrl,
      reportedModel: 'm-served',
      contextTokens: 4096,
      pictures: 'seen',
      schema: true,
      logprobs: true,
    })
  })

  it('tells an endpoint that passes over pictures, schemas and probabilities', async () => {
    server = await startChatServer(() => ({ text: 'Blue?' }))
    const model = openChatModel(`chat:m@${server.baseUrl}`, DEFAULT_CHAT_SETTINGS)
    await model.prepare(dataset)
    expect(model.description.endpoint).toMatchObject({ pictures: 'taken', schema: false, logprobs: false })
  })

  it('names the models that the endpoint has where it lacks the one asked for', async () => {
    const model = await open(() => ({ text: '' }), {}, ['llava', 'qwen2-vl'])
    await expect(model.prepare(dataset)).rejects.toThrow(/no model "m".*It offers llava, qwen2-vl/)
  })

  it('says that a model takes no pictures before any question is asked', async () => {
    server = await startChatServer((_, response) => {
      response.writeHead(400, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: 'm is not a multimodal model' } }))
      return undefined
    })
    const model = openChatModel(`chat:m@${server.baseUrl}`, DEFAULT_CHAT_SETTINGS)
    const failure = await model.prepare(dataset).catch((thrown: unknown) => thrown)
    expect(failureOf(failure)).toBe('no-image')
    expect(String(failure)).toMatch(/takes no pictures/)
  })

  it('manages without a list of models', async () => {
    server = await startChatServer((request) => preflightReply(request) ?? { text: '1' }, 'none')
    const model = openChatModel(`chat:m@${server.baseUrl}`, DEFAULT_CHAT_SETTINGS)
    await expect(model.prepare(dataset)).resolves.toBeUndefined()
  })

  it('says where nothing listens', async () => {
    const model = openChatModel('chat:m@http://127.0.0.1:9/v1', DEFAULT_CHAT_SETTINGS)
    await expect(model.prepare(dataset)).rejects.toThrow(/127\.0\.0\.1:9.*cannot be reached/)
  })

  it('tells a model of words alone from an endpoint that takes nothing', async () => {
    const refuse: Reply = (request, response) => {
      if (!JSON.stringify(request.messages).includes('image_url')) return { text: 'Hello.' }
      return void response.writeHead(500).end('{"error":{"message":"this model is missing data"}}')
    }
    server = await startChatServer(refuse)
    const model = openChatModel(`chat:m@${server.baseUrl}`, DEFAULT_CHAT_SETTINGS)
    const failure = await model.prepare(dataset).catch((thrown: unknown) => thrown)
    expect(failureOf(failure)).toBe('no-image')
    expect(String(failure)).toMatch(/words but no pictures.*missing data.*vision-language model/)
  })
})

describe('a question to a chat model', () => {
  it('goes out with a picture, and comes back read', async () => {
    const model = await open(() => ({ text: 'About 134.2 Mg/ha.' }))
    const answer = await model.ask(QUESTION)
    expect(answer).toMatchObject({
      sample: 's-1',
      task: 'agb',
      raw: 'About 134.2 Mg/ha.',
      status: 'answered',
      value: 134.2,
      span: [6, 11],
      reason: 'plain-number',
      usage: { inputTokens: 100, outputTokens: 7 },
    })
    expect(answer.promptHash).toMatch(/^[0-9a-f]{16}$/)
    const [request] = server?.requests ?? []
    expect(request).toMatchObject({ model: 'm', temperature: 0 })
    expect(JSON.stringify(request.messages)).toContain('data:image/png;base64,')
  })

  it('sends the same request once without chance in it, and each time with', async () => {
    const model = await open(() => ({ text: '12' }))
    await Promise.all([model.ask(QUESTION), model.ask(QUESTION)])
    expect(server?.requests).toHaveLength(1)
    const chancy = await open(() => ({ text: '12' }), { temperature: 0.7, repeats: 2 })
    await Promise.all([chancy.ask(QUESTION), chancy.ask({ ...QUESTION, repeat: 1 })])
    expect(server?.requests).toHaveLength(2)
  })

  it('asks for JSON by a schema where that is wanted, and reads an answer that passes it over', async () => {
    const prompt = { ...DEFAULT_CHAT_SETTINGS.prompt, answer: 'json' } as const
    const model = await open((_, __, count) => ({ text: count === 0 ? '{"agb": 71}' : 'I think 72 Mg/ha' }), {
      prompt,
      temperature: 1,
    })
    expect(await model.ask(QUESTION)).toMatchObject({ value: 71, reason: 'json-field' })
    expect(await model.ask(QUESTION)).toMatchObject({ value: 72 })
    expect(server?.requests[0].response_format?.type).toBe('json_schema')
  })

  it('keeps the probabilities of tokens', async () => {
    const top = [
      { token: '12', logprob: -0.2 },
      { token: '13', logprob: -2 },
    ]
    const content = [{ token: '12', logprob: -0.2, top_logprobs: top }]
    const model = await open(() => ({ text: '12', logprobs: { content } }), { topLogprobs: 2 })
    expect((await model.ask(QUESTION)).logprobs).toEqual([{ token: '12', logprob: -0.2, top }])
  })

  it('takes an answer that was cut off without a value for truncated', async () => {
    const model = await open(() => ({ text: 'The image shows a dense forest with', finish: 'length' }))
    expect(await model.ask(QUESTION)).toMatchObject({ status: 'unparseable', reason: 'truncated' })
  })

  it('keeps an empty answer as one', async () => {
    const model = await open(() => ({ text: '' }))
    expect(await model.ask(QUESTION)).toMatchObject({ status: 'unparseable', reason: 'empty' })
  })

  it('sends its key, and never tells it', async () => {
    const reply: Reply = (_, response) => {
      response.writeHead(400, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ error: { message: 'bad key sk-very-secret here' } }))
      return undefined
    }
    const model = await open(reply, { apiKey: 'sk-very-secret' })
    const failure = await model.ask(QUESTION).catch((thrown: unknown) => thrown)
    expect(server?.keys).toEqual(['Bearer sk-very-secret'])
    expect(String(failure)).toContain('bad key …')
    expect(String(failure)).not.toContain('very-secret')
  })
})

describe('an endpoint that fails', () => {
  it.each<[string, string, Reply]>([
    ['rate-limit', '429', (_, response) => void response.writeHead(429, { 'retry-after': '3' }).end()],
    ['overloaded', '503', (_, response) => void response.writeHead(503).end()],
    ['server', '500', (_, response) => void response.writeHead(500).end('oops')],
    ['auth', '401', (_, response) => void response.writeHead(401).end()],
    ['no-model', '404', (_, response) => void response.writeHead(404).end()],
    [
      'bad-request',
      '400',
      (_, response) => void response.writeHead(400).end('{"error":{"message":"too long"}}'),
    ],
    ['timeout', 'no answer', () => undefined],
    ['network', 'a connection that breaks', (_, response) => void response.destroy()],
    [
      'network',
      'an answer that breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
        response.write('{"choices": [')
        setTimeout(() => response.destroy(), 20)
        return undefined
      },
    ],
    [
      'bad-answer',
      'truncated JSON',
      (_, response) =>
        void response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": [{"mes'),
    ],
    [
      'bad-answer',
      'HTML',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works</h1>'),
    ],
    ['bad-answer', 'no choice', () => ({ body: { choices: [] } })],
    ['bad-answer', '10 MB', () => ({ text: 'x'.repeat(10_000_000) })],
  ])('is a failure of its kind: %s for %s', async (kind, _, reply) => {
    const model = await open(reply, { timeoutMs: 1000 })
    const failure = await model.ask(QUESTION).catch((thrown: unknown) => thrown)
    expect(failureOf(failure), String(failure)).toBe(kind)
  })

  it('says when it wants to be asked again', async () => {
    const model = await open((_, response) => void response.writeHead(429, { 'retry-after': '3' }).end())
    const failure = await model.ask(QUESTION).catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({ retryAfterMs: 3000 })
  })
})

describe('the id of a chat model', () => {
  it('has a model and an address', () => {
    expect(parseChatId('chat:org/model@v2@http://localhost:8000/v1/')).toEqual({
      model: 'org/model@v2',
      baseUrls: ['http://localhost:8000/v1'],
    })
  })

  it('may have several addresses', () => {
    expect(parseChatId('chat:m@http://a:8000/v1,https://b/v1/')).toEqual({
      model: 'm',
      baseUrls: ['http://a:8000/v1', 'https://b/v1'],
    })
  })

  it.each(['chat:m', 'chat:@http://x', 'chat:m@ftp://x', 'chat:m@http://', 'chat:m@http://a,b'])(
    'is refused: %s',
    (id) => {
      expect(() => parseChatId(id)).toThrow(/chat:MODEL@BASE_URL/)
    },
  )

  it('never holds a password', () => {
    expect(() => parseChatId('chat:m@https://me:secret@host/v1')).toThrow(/^(?!.*secret).*holds a password/)
  })
})
