import type { CancellationToken } from 'vscode-jsonrpc/node'
import type { KernelMethod, KernelNotifications, KernelRequests, KernelStatus } from '../../protocol/kernel'
import type { KernelProcess, Notify } from './kernelProcess'

type Launch = (notify: Notify) => Promise<KernelProcess>

type Listener<Name extends keyof KernelNotifications> = (params: KernelNotifications[Name]) => void

const IDLE: KernelStatus = { work: null }

/** A kernel that outlives its processes: one starts when it is first needed, and again after it has ended. */
export class Kernel {
  readonly #launch: Launch
  readonly #listeners: { readonly [Name in keyof KernelNotifications]: Set<Listener<Name>> } = {
    output: new Set(),
    progress: new Set(),
    checkProgress: new Set(),
    status: new Set(),
  }
  #process: Promise<KernelProcess> | undefined
  #status = IDLE

  /** @param launch starts a process; what it rejects with is what a request rejects with */
  constructor(launch: Launch) {
    this.#launch = launch
    this.on('status', (status) => {
      this.#status = status
    })
  }

  /** Whether a process is there, be it busy or starting. */
  get isRunning(): boolean {
    return this.#process !== undefined
  }

  /** What the process said last of its work and device. */
  get status(): KernelStatus {
    return this.#status
  }

  /**
   * Asks the process, starting one where there is none.
   * @throws KernelEndedError when the process ends before it answered, ReoError when it answers with an error
   */
  async request<Method extends KernelMethod>(
    method: Method,
    params: KernelRequests[Method]['params'],
    token?: CancellationToken,
  ): Promise<KernelRequests[Method]['result']> {
    this.#process ??= this.#start()
    return (await this.#process).request(method, params, token)
  }

  /** Calls back on every notification of a name. @returns what ends that */
  on<Name extends keyof KernelNotifications>(name: Name, listener: Listener<Name>): () => void {
    this.#listeners[name].add(listener)
    return () => this.#listeners[name].delete(listener)
  }

  /** Ends the process at once; the next request starts another. */
  async kill(): Promise<void> {
    const process = this.#process
    if (process === undefined) return
    this.#forget(process)
    await process.then(
      (started) => started.kill(),
      () => undefined,
    )
  }

  #start(): Promise<KernelProcess> {
    const process = this.#launch((name, params) => {
      if (this.#process === process) this.#notify(name, params)
    })
    process
      .then(({ ended }) => ended)
      .catch(() => undefined)
      .finally(() => this.#forget(process))
    return process
  }

  #forget(process: Promise<KernelProcess>): void {
    if (this.#process !== process) return
    this.#process = undefined
    this.#notify('status', IDLE)
  }

  #notify<Name extends keyof KernelNotifications>(name: Name, params: KernelNotifications[Name]): void {
    for (const listener of this.#listeners[name]) listener(params)
  }
}
