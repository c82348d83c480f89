import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { messageOf, ReoError } from '../../../src/core/errors'
import { openChatModel } from '../../../src/core/models/chat/chatModel'
import { DEFAULT_CHAT_SETTINGS } from '../../../src/core/models/chat/chatSettings'
import type { QuestionModel } from '../../../src/core/models/model'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import { sourceFiles } from '../../support/sourceFiles'
import { MemoryDataset } from '../../support/memoryDataset'
import { raster, temporaryFolder } from '../../support/modelFolder'

/** With letters that JSON and addresses write in another way. */
const KEY = 'K3y/of+a "researcher"&7f2e91'
const BASE64 = Buffer.from(KEY).toString('base64').replace(/=+$/, '')

const folder = await temporaryFolder()
const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

type Respond = (response: ServerResponse, request: IncomingMessage) => void

async function listen(respond: Respond): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => respond(response, request))
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
}

function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Respond {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
}

const message = { role: 'assistant', content: 'Red. 42 Mg/ha' }
const choice = { index: 0, finish_reason: 'stop', message }
const token = (text: string) => ({ token: text, logprob: -1, top_logprobs: [{ token: text, logprob: -1 }] })

/** Endpoints that repeat the key that they were given, by where. */
const ECHOES: Readonly<Record<string, Respond>> = {
  'an answer': json({ choices: [{ ...choice, message: { ...message, content: `Red 42 ${KEY}` } }] }),
  'a refusal': json({ choices: [{ ...choice, message: { ...message, refusal: KEY } }] }),
  'an answer, in base64': json({
    choices: [{ ...choice, message: { ...message, content: `Red ${BASE64}` } }],
  }),
  'an answer, as in an address': json({
    choices: [
      { ...choice, message: { ...message, content: `Red ${new URLSearchParams({ k: KEY }).toString()}` } },
    ],
  }),
  'the name of the model': json({ model: KEY, choices: [choice] }),
  'tokens, piece by piece': json({ choices: [{ ...choice, logprobs: { content: [...KEY].map(token) } }] }),
  'a field of the wrong kind': json({ choices: KEY }),
  'a message of an error': json({ error: { message: `Incorrect API key provided: ${KEY}` } }, 401),
  'a refused request': json({ error: { message: `no such option in ${KEY}`, code: KEY } }, 400),
  'a page of an error': json(`<html>Authorization: Bearer ${KEY}</html>`, 500),
  'what is no JSON': json(`${KEY} is no JSON`),
  'the status line': (response) => void response.writeHead(503, KEY.replaceAll('"', "'")).end(),
  headers: json({ error: { message: 'x' } }, 429, { 'x-request-id': BASE64, 'retry-after': '0' }),
}

const band = new Array<number>(625).fill(0.1)
const dataset = new MemoryDataset([
  { id: 's-1', imagery: { s2: raster({ B04: band, B03: band, B02: band }) }, truth: { agb: 100 } },
])

/** A run as a user starts it. @returns everything that is left of it: files, what was said and written to the console */
async function remainsOf(baseUrl: string): Promise<readonly string[]> {
  const place = mkdtempSync(path.join(folder, 'run-'))
  const said: string[] = []
  for (const name of ['log', 'warn', 'error', 'info', 'debug'] as const) {
    vi.spyOn(console, name).mockImplementation(
      (...words: unknown[]) => void said.push(words.map(String).join(' ')),
    )
  }
  let model: QuestionModel | undefined
  try {
    model = openChatModel(`chat:m@${baseUrl}`, {
      ...DEFAULT_CHAT_SETTINGS,
      apiKey: KEY,
      timeoutMs: 20_000,
      topLogprobs: 1,
      answersFolder: path.join(place, 'answers'),
    })
    await runEvaluation({
      dataset,
      split: 'test',
      tasks: ['agb'],
      models: [model],
      out: path.join(place, 'one.reo.jsonl'),
      patience: { attempts: 1, firstPauseMs: 1, longestPauseMs: 1 },
    })
    said.push('it ended')
  } catch (thrown) {
    if (!(thrown instanceof ReoError)) throw thrown
    said.push(messageOf(thrown), thrown.stack ?? '', JSON.stringify(thrown), String(thrown.cause))
  } finally {
    await model?.close()
    vi.restoreAllMocks()
  }
  const files = readdirSync(place, { recursive: true, encoding: 'utf8' }).map((name) =>
    path.join(place, name),
  )
  return [
    ...said,
    ...files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'utf8')),
  ]
}

describe('An endpoint that is given a key', () => {
  it.each(Object.entries(ECHOES))(
    'does not bring it into a log, a cache or an error by %s',
    async (_, respond) => {
      const remains = await remainsOf(await listen(respond))
      expect(remains.length).toBeGreaterThan(0)
      for (const form of [
        KEY,
        BASE64,
        JSON.stringify(KEY).slice(1, -1),
        new URLSearchParams({ k: KEY }).toString().slice(2),
      ]) {
        expect(remains.filter((text) => text.includes(form))).toEqual([])
      }
    },
  )

  it('cannot have it sent to another server', async () => {
    const seen: (string | undefined)[] = []
    const elsewhere = await listen((response, { headers }) => {
      seen.push(headers.authorization, headers.cookie)
      json({ choices: [choice] })(response, {} as IncomingMessage)
    })
    for (const status of [301, 302, 307, 308]) {
      await remainsOf(
        await listen((response) => void response.writeHead(status, { location: `${elsewhere}/x` }).end()),
      )
    }
    expect(seen.filter((value) => value !== undefined)).toEqual([])
  })
})

describe('An answer without end', () => {
  it.each([
    ['as it comes', (response: ServerResponse) => void pour(response, Buffer.alloc(2 ** 20, ' '))],
    ['packed small', (response: ServerResponse) => packed(response)],
  ])('is cut off, %s', async (_, respond) => {
    const remains = await remainsOf(await listen(respond))
    expect(remains[0]).toMatch(/longer than 4 MiB/)
  })
})

function packed(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
  response.end(gzipSync(Buffer.alloc(2 ** 27, ' ')))
}

/** Writes as long as somebody reads. */
function pour(response: ServerResponse, part: Buffer): void {
  if (response.destroyed) return
  response.write(part, () => pour(response, part))
}

describe('Encrypted connections', () => {
  it('are verified everywhere: nothing switches that off', () => {
    const files = [...sourceFiles('src'), ...sourceFiles('scripts', '.mjs'), ...sourceFiles('bench', '.mjs')]
    const off =
      /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|--insecure|ignoreHTTPSErrors/i
    expect(files.filter(({ text }) => off.test(text)).map(({ file }) => file)).toEqual([])
  })
})
