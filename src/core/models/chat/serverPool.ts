import type { Prompt } from '../../prompts/buildPrompt'
import { EndpointError } from '../endpointError'
import type { EndpointReport } from '../model'
import { ChatClient, type Completion, type CompletionOptions } from './chatClient'
import type { ChatEndpoint } from './chatId'
import type { ChatPort } from './chatPort'
import { preflight } from './preflight'

/** Rest of a server after its first failure; it doubles with each further one in a row. */
const FIRST_REST_MS = 1000
const LONGEST_REST_MS = 60_000

interface Server {
  readonly baseUrl: string
  readonly client: ChatClient
  underWay: number
  failuresInRow: number
  /** On the clock of `performance.now()`. */
  restsUntil: number
}

/**
 * The servers of one model. A request goes to the least busy; where that fails in passing, to the next that has not
 * failed of late. One that failed rests for a while, unless all do.
 */
export class ServerPool implements ChatPort {
  readonly #model: string
  readonly #servers: readonly Server[]

  constructor({ model, baseUrls }: ChatEndpoint, options: { apiKey?: string; timeoutMs: number }) {
    this.#model = model
    this.#servers = baseUrls.map((baseUrl) => ({
      baseUrl,
      client: new ChatClient({ model, baseUrl }, options),
      underWay: 0,
      failuresInRow: 0,
      restsUntil: 0,
    }))
  }

  /**
   * Tries every server before a run. Those that do not answer are left to rest.
   * @throws EndpointError when none answers, or one that does cannot serve the model
   */
  async preflight(signal?: AbortSignal): Promise<EndpointReport> {
    const model = this.#model
    const reports: EndpointReport[] = []
    const failures: { readonly server: Server; readonly error: EndpointError }[] = []
    for (const server of this.#servers) {
      try {
        reports.push(await preflight(server.client, { model, baseUrl: server.baseUrl }, signal))
      } catch (error) {
        if (!(error instanceof EndpointError) || !error.isPassing) throw error
        failures.push({ server, error })
      }
    }
    const [first] = reports
    if (first === undefined) throw failures[0].error
    for (const { server, error } of failures) rest(server, error)
    return {
      ...first,
      address: this.#servers.map(({ baseUrl }) => baseUrl).join(', '),
      pictures: reports.every(({ pictures }) => pictures === 'seen') ? 'seen' : 'taken',
      schema: reports.every(({ schema }) => schema),
      logprobs: reports.every(({ logprobs }) => logprobs),
      ...(failures.length > 0 && { unreachable: failures.map(({ server }) => server.baseUrl) }),
    }
  }

  /** @throws EndpointError of the last server tried, when none answers */
  async complete(prompt: Prompt, options: CompletionOptions, signal?: AbortSignal): Promise<Completion> {
    let left = [...this.#servers]
    for (;;) {
      const [server] = left.sort(byReadiness)
      left = left.slice(1)
      try {
        return await ask(server, prompt, options, signal)
      } catch (error) {
        signal?.throwIfAborted()
        left = left.filter((other) => !isResting(other))
        if (!(error instanceof EndpointError) || !error.isPassing || left.length === 0) throw error
      }
    }
  }
}

async function ask(
  server: Server,
  prompt: Prompt,
  options: CompletionOptions,
  signal: AbortSignal | undefined,
): Promise<Completion> {
  server.underWay++
  try {
    const completion = await server.client.complete(prompt, options, signal)
    server.failuresInRow = 0
    server.restsUntil = 0
    return completion
  } catch (error) {
    if (error instanceof EndpointError && error.isPassing) rest(server, error)
    throw error
  } finally {
    server.underWay--
  }
}

function rest(server: Server, { retryAfterMs }: EndpointError): void {
  const usual = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** server.failuresInRow++)
  server.restsUntil = performance.now() + (retryAfterMs ?? usual)
}

function isResting({ restsUntil }: Server): boolean {
  return restsUntil > performance.now()
}

/** The least busy first; those that rest last, in the order in which their rests end. */
function byReadiness(a: Server, b: Server): number {
  const restOf = (server: Server) => (isResting(server) ? server.restsUntil : 0)
  return restOf(a) - restOf(b) || a.underWay - b.underWay
}
