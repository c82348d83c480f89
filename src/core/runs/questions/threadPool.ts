import { setMaxListeners } from 'node:events'

/**
 * Runs a bounded number of tasks at a time. The first failure stops all: their signal aborts, and whoever submits or
 * waits gets it.
 */
export class ThreadPool {
  readonly #maximum: number
  readonly #controller = new AbortController()
  readonly #running = new Set<Promise<void>>()
  #failure: { readonly error: unknown } | undefined

  /** @param maximum tasks at a time */
  constructor(maximum: number, signal?: AbortSignal) {
    this.#maximum = maximum
    this.signal = AbortSignal.any([this.#controller.signal, ...(signal === undefined ? [] : [signal])])
    // Every request under way listens to it: Node warns of more than ten.
    setMaxListeners(0, this.signal)
  }

  /** Aborts with the caller's signal, and when a task has failed. */
  readonly signal: AbortSignal

  /** Starts a task as soon as there is room for it. @throws what an earlier task threw */
  async submit(task: (signal: AbortSignal) => Promise<void>): Promise<void> {
    while (this.#running.size >= this.#maximum) await Promise.race(this.#running)
    this.#throwFailure()
    const running: Promise<void> = task(this.signal)
      .catch((error: unknown) => {
        this.#failure ??= { error }
        this.#controller.abort(error)
      })
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  /** Waits for all tasks. @throws what the first failed task threw */
  async drain(): Promise<void> {
    while (this.#running.size > 0) await Promise.race(this.#running)
    this.#throwFailure()
  }

  /** Stops all tasks and waits until they have ended. */
  async stop(): Promise<void> {
    this.#controller.abort()
    while (this.#running.size > 0) await Promise.race(this.#running)
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.error
  }
}
