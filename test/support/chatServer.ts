import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a chat request held, as far as tests look at it. */
export interface ChatRequest {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: unknown }[]
  readonly temperature?: number
  readonly logprobs?: boolean
  readonly response_format?: { readonly type: string }
}

/** Answers one request; what it returns is sent as a completion. */
export type Reply = (
  request: ChatRequest,
  response: ServerResponse,
  count: number,
) => ChatReply | undefined | Promise<ChatReply | undefined>

export interface ChatReply {
  readonly text?: string
  /** In place of a completion. */
  readonly body?: unknown
  readonly finish?: string
  readonly logprobs?: unknown
}

/** An OpenAI-compatible endpoint of a test's making, on loopback. */
export interface ChatServer {
  readonly baseUrl: string
  readonly requests: ChatRequest[]
  /** Keys that came with the requests. */
  readonly keys: (string | undefined)[]
  close(): Promise<void>
}

/**
 * @param reply undefined where it has answered by itself
 * @param models that it lists; none at all where it has no list
 * @param key that it wants; any or none when absent
 */
export async function startChatServer(
  reply: Reply,
  models: readonly string[] | 'none' = ['m'],
  key?: string,
): Promise<ChatServer> {
  const requests: ChatRequest[] = []
  const keys: (string | undefined)[] = []
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy())
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (key !== undefined && request.headers.authorization !== `Bearer ${key}`) {
      return void response.writeHead(401).end('{"error":{"message":"wrong key"}}')
    }
    if (request.url === '/v1/models') {
      if (models === 'none') return void response.writeHead(404).end()
      return sendJson(response, {
        object: 'list',
        data: models.map((id) => ({ id, object: 'model', max_model_len: 4096 })),
      })
    }
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const chat = JSON.parse(Buffer.concat(parts).toString()) as ChatRequest
    keys.push(request.headers.authorization)
    const made = await reply(chat, response, requests.push(chat) - 1)
    if (made !== undefined) sendJson(response, made.body ?? completionOf(chat, made))
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    keys,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Answers the questions of a preflight well. */
export function preflightReply(request: ChatRequest): ChatReply | undefined {
  if (request.response_format !== undefined && JSON.stringify(request.messages).includes('Say hello')) {
    return { text: '{"mark": "larch"}' }
  }
  if (!JSON.stringify(request.messages).includes('What colour is this picture?')) return undefined
  const logprobs = {
    content: [{ token: 'Red', logprob: -0.1, top_logprobs: [{ token: 'Red', logprob: -0.1 }] }],
  }
  return { text: 'Red.', ...(request.logprobs === true && { logprobs }) }
}

function completionOf(request: ChatRequest, { text = '', finish = 'stop', logprobs }: ChatReply): unknown {
  return {
    id: 'c-1',
    object: 'chat.completion',
    created: 0,
    model: `${request.model}-served`,
    choices: [
      {
        index: 0,
        finish_reason: finish,
        message: { role: 'assistant', content: text },
        logprobs: logprobs ?? null,
      },
    ],
    usage: { prompt_tokens: 100, completion_tokens: 7, total_tokens: 107 },
  }
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
