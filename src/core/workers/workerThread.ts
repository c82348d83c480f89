import { Worker } from 'node:worker_threads'
import { messageOf, ReoError } from '../errors'
import type { WorkerMethods, WorkerReply } from './workerReply'

/** JavaScript's own memory; a thread that takes more ends. */
const MEMORY_LIMIT = { maxOldGenerationSizeMb: 1024 }

/** The thread had to be ended over a request: it took too long, ran out of memory or broke down. */
export class WorkerEndedError extends Error {
  override readonly name = 'WorkerEndedError'
}

interface Waiting {
  readonly message: { readonly method: PropertyKey; readonly params: unknown }
  settle(reply: WorkerReply<unknown>): void
  reject(error: Error): void
}

/**
 * A thread for work that may take long, break down or never end. It is asked one thing after the other; a request that
 * ends it fails alone: those behind it are asked again of the next thread.
 */
export class WorkerThread<Methods extends WorkerMethods> {
  readonly #program: URL
  readonly #secondsPerRequest: number
  #worker: Worker | undefined
  #waiting: Waiting[] = []
  #alarm: NodeJS.Timeout | undefined

  /** @param secondsPerRequest a request that takes longer is taken for endless */
  constructor(program: URL, secondsPerRequest: number) {
    this.#program = program
    this.#secondsPerRequest = secondsPerRequest
  }

  /**
   * @param params cloned into the thread
   * @throws ReoError as the thread threw it; WorkerEndedError when the request ended the thread
   */
  ask<Method extends keyof Methods>(
    method: Method,
    params: Methods[Method]['params'],
  ): Promise<Methods[Method]['result']> {
    return new Promise((resolve, reject) => {
      const waiting = {
        message: { method, params },
        settle(reply: WorkerReply<Methods[Method]['result']>) {
          if (reply.outcome === 'done') resolve(reply.result)
          else
            reject(reply.outcome === 'failed' ? new ReoError(reply.what) : new WorkerEndedError(reply.what))
        },
        reject,
      }
      this.#waiting.push(waiting)
      this.#started().postMessage(waiting.message)
      if (this.#waiting.length === 1) this.#watchFirst()
    })
  }

  #started(): Worker {
    if (this.#worker !== undefined) return this.#worker
    const worker = new Worker(this.#program, { resourceLimits: MEMORY_LIMIT })
    worker.on('message', (reply: WorkerReply<unknown>) => this.#settleFirst(reply))
    worker.on('error', (error) => this.#endOver(messageOf(error)))
    worker.on('exit', (code) => this.#endOver(`exit code ${code}`))
    this.#worker = worker
    return worker
  }

  #settleFirst(reply: WorkerReply<unknown>): void {
    this.#waiting.shift()?.settle(reply)
    if (reply.worn) this.#replace()
    else this.#watchFirst()
  }

  #endOver(what: string): void {
    this.#waiting.shift()?.reject(new WorkerEndedError(what))
    this.#replace()
  }

  /** Ends the thread, and asks another what this one still owes. */
  #replace(): void {
    this.#worker?.removeAllListeners()
    void this.#worker?.terminate()
    this.#worker = undefined
    for (const { message } of this.#waiting) this.#started().postMessage(message)
    this.#watchFirst()
  }

  /** An idle thread keeps no process alive. */
  #watchFirst(): void {
    clearTimeout(this.#alarm)
    if (this.#waiting.length === 0) {
      this.#worker?.unref()
      return
    }
    this.#worker?.ref()
    const seconds = this.#secondsPerRequest
    this.#alarm = setTimeout(() => this.#endOver(`no answer in ${seconds} s`), seconds * 1000)
  }
}
