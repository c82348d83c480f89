import { afterEach, expect, it } from 'vitest'
import { openChatModel } from '../../../../src/core/models/chat/chatModel'
import { DEFAULT_CHAT_SETTINGS } from '../../../../src/core/models/chat/chatSettings'
import type { Question, QuestionModel } from '../../../../src/core/models/model'
import { type ChatServer, preflightReply, type Reply, startChatServer } from '../../../support/chatServer'
import { MemoryDataset } from '../../../support/memoryDataset'
import { raster } from '../../../support/modelFolder'

const NOWHERE = 'http://127.0.0.1:9/v1'
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

const servers: ChatServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function start(reply: Reply, models?: readonly string[]): Promise<ChatServer> {
  const server = await startChatServer(
    (request, ...rest) => preflightReply(request) ?? reply(request, ...rest),
    models,
  )
  servers.push(server)
  return server
}

/** Chance in the answers: each question goes out. */
function open(...baseUrls: readonly string[]): QuestionModel {
  return openChatModel(`chat:m@${baseUrls.join(',')}`, { ...DEFAULT_CHAT_SETTINGS, temperature: 1 })
}

function questionsTo({ requests }: ChatServer): number {
  return requests.filter(({ messages }) => JSON.stringify(messages).includes('Mg/ha')).length
}

it('shares requests between servers', async () => {
  const [a, b] = [await start(() => ({ text: '12' })), await start(() => ({ text: '12' }))]
  const model = open(a.baseUrl, b.baseUrl)
  await Promise.all(Array.from({ length: 10 }, () => model.ask(QUESTION)))
  expect([questionsTo(a), questionsTo(b)]).toEqual([5, 5])
})

it('asks another server where one fails, and leaves the one that failed alone', async () => {
  const broken = await start((_, response) => void response.writeHead(503, { 'retry-after': '60' }).end())
  const sound = await start(() => ({ text: '12' }))
  const model = open(broken.baseUrl, sound.baseUrl)
  for (let question = 0; question < 5; question++) {
    expect(await model.ask(QUESTION)).toMatchObject({ status: 'answered', value: 12 })
  }
  expect([questionsTo(broken), questionsTo(sound)]).toEqual([1, 5])
})

it('fails where all servers do', async () => {
  const broken = await start((_, response) => void response.writeHead(503).end())
  const model = open(broken.baseUrl, NOWHERE)
  await expect(model.ask(QUESTION)).rejects.toMatchObject({ isPassing: true })
})

it('asks no other server what one does not take', async () => {
  const strict = await start(
    (_, response) => void response.writeHead(400).end('{"error":{"message":"too long"}}'),
  )
  const other = await start(() => ({ text: '12' }))
  await expect(open(strict.baseUrl, other.baseUrl).ask(QUESTION)).rejects.toMatchObject({
    failure: 'bad-request',
  })
  expect(questionsTo(other)).toBe(0)
})

it('begins a run without a server that does not answer, and says so', async () => {
  const sound = await start(() => ({ text: '12' }))
  const model = open(NOWHERE, sound.baseUrl)
  await model.prepare(dataset)
  expect(model.description.endpoint).toMatchObject({
    address: `${NOWHERE}, ${sound.baseUrl}`,
    unreachable: [NOWHERE],
    pictures: 'seen',
  })
})

it('begins no run where a server has another model', async () => {
  const [right, wrong] = [await start(() => ({ text: '12' })), await start(() => ({ text: '12' }), ['llava'])]
  await expect(open(right.baseUrl, wrong.baseUrl).prepare(dataset)).rejects.toThrow(/no model "m"/)
})
