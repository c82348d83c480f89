import { createHash } from 'node:crypto'
import type { Prompt } from '../../prompts/buildPrompt'
import type { EndpointReport, Turn } from '../model'
import type { Completion, CompletionOptions } from './chatClient'
import type { ChatPort } from './chatPort'
import { CompletionStore } from './completionStore'

/** Requests of this run whose answers are shared. */
const MAXIMUM_SHARED = 10_000

/** An answer, and how it was come by. */
export interface KnownCompletion extends Completion {
  /** True where an identical request had it already. */
  readonly cached?: boolean
  /** Present where it was asked for. */
  readonly latencyMs?: number
}

/**
 * Asks nothing twice where no chance is in the answers: identical requests of a run share an answer, and where a folder
 * is given, those of earlier runs count too. A folder that cannot be used is as none.
 */
export class CachedPort implements ChatPort {
  readonly #model: string
  readonly #port: ChatPort
  readonly #folder: string | undefined
  readonly #shared = new Map<string, Promise<Completion>>()
  #store: Promise<CompletionStore | undefined> | undefined
  #reportedModel = ''

  /** @param model its id */
  constructor(model: string, port: ChatPort, folder: string | undefined) {
    this.#model = model
    this.#port = port
    this.#folder = folder
  }

  async preflight(signal?: AbortSignal): Promise<EndpointReport> {
    const report = await this.#port.preflight(signal)
    this.#reportedModel = report.reportedModel ?? ''
    return report
  }

  /** @param turn a request is sent when it is its turn */
  async complete(
    prompt: Prompt,
    options: CompletionOptions,
    signal?: AbortSignal,
    turn: Turn = (request) => request(),
  ): Promise<KnownCompletion> {
    const ask = () => turn(() => timed(() => this.#port.complete(prompt, options, signal)))
    if (options.temperature > 0) return ask()
    const key = this.#keyOf(prompt, options)
    const shared = this.#shared.get(key)
    if (shared !== undefined) return { ...(await shared), cached: true }
    const found = this.#findOrAsk(key, ask)
    if (this.#shared.size < MAXIMUM_SHARED) {
      this.#shared.set(key, found)
      found.catch(() => this.#shared.delete(key))
    }
    return found
  }

  async close(): Promise<void> {
    const store = await this.#store
    await store?.close()
  }

  async #findOrAsk(key: string, ask: () => Promise<KnownCompletion>): Promise<KnownCompletion> {
    const store = await this.#openStore()
    const kept = await store?.find(key).catch(() => undefined)
    if (kept !== undefined) return { ...kept, cached: true }
    const { latencyMs, ...completion } = await ask()
    await store?.keep(key, completion).catch(() => undefined)
    return { ...completion, ...(latencyMs !== undefined && { latencyMs }) }
  }

  #openStore(): Promise<CompletionStore | undefined> {
    if (this.#folder === undefined) return Promise.resolve(undefined)
    this.#store ??= CompletionStore.open(this.#folder, this.#model).catch(() => undefined)
    return this.#store
  }

  /** What may change an answer; an endpoint that has another model behind the same name is another. */
  #keyOf({ hash, schema }: Prompt, options: CompletionOptions): string {
    const asked = JSON.stringify([hash, schema, options, this.#reportedModel])
    return createHash('sha256').update(asked).digest('hex').slice(0, 32)
  }
}

async function timed(ask: () => Promise<Completion>): Promise<KnownCompletion> {
  const start = performance.now()
  const completion = await ask()
  return { ...completion, latencyMs: Math.round(performance.now() - start) }
}
