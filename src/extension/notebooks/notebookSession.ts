import { setTimeout as delay } from 'node:timers/promises'
import { messageOf, unreachable } from '../../core/errors'
import type { CellError, CellOutputParams, ExecuteResult } from '../../protocol/kernel'
import type { Kernel } from '../kernels/kernel'
import { KernelEndedError } from '../kernels/kernelEndedError'
import { CellOutputs, type OutputSink } from './cellOutputs'

/** One run of one cell, as the notebook shows it. */
export interface CellRun<Output> extends OutputSink<Output> {
  /** The cell's URI. */
  readonly cell: string
  /** Its text as it is now. */
  readonly code: () => string
  /** @param order the number in the cell's brackets */
  start(order: number): void
  /** @param succeeded undefined when it was not run */
  end(succeeded: boolean | undefined): Promise<void>
}

/** How long a cell may take to end by itself once it is interrupted, in ms. */
const INTERRUPT_GRACE = 2000

const RUN_AGAIN = 'It has been restarted; run the cells that made your variables again.'

/** Why a process was ended on purpose. */
type Ending = 'interrupt' | 'restart'

interface RunningCell {
  readonly id: string
  readonly receive: (output: CellOutputParams) => void
  readonly done: Promise<unknown>
}

interface QueuedCell<Output> {
  readonly run: CellRun<Output>
  /** Cells asked for together: one that fails takes those behind it along. */
  readonly batch: symbol
}

/** The cells of one notebook: a queue, a kernel, and how runs end whatever happens to it. */
export class NotebookSession<Output> {
  readonly kernel: Kernel
  readonly #interruptGrace: number
  readonly #queue: QueuedCell<Output>[] = []
  #running: RunningCell | undefined
  #isDraining = false
  #order = 0
  #executions = 0
  #ending: Ending | undefined

  constructor(kernel: Kernel, interruptGrace = INTERRUPT_GRACE) {
    this.kernel = kernel
    this.#interruptGrace = interruptGrace
    kernel.on('output', (output) => {
      if (output.execution === this.#running?.id) this.#running.receive(output)
    })
    kernel.on('status', () => {
      if (!kernel.isRunning) this.#order = 0
    })
  }

  /** Runs cells one after another, behind those that wait already. */
  enqueue(runs: readonly CellRun<Output>[]): void {
    const batch = Symbol('cells run together')
    this.#queue.push(...runs.map((run) => ({ run, batch })))
    if (!this.#isDraining) void this.#drain()
  }

  /** Ends the running cell, by ending its process where nothing else helps, and drops the cells that wait. */
  async interrupt(): Promise<void> {
    this.#skip(() => true)
    const running = this.#running
    if (running === undefined) return
    this.kernel.request('interrupt', null).catch(() => undefined)
    const waiting = new AbortController()
    await Promise.race([
      running.done,
      delay(this.#interruptGrace, undefined, { signal: waiting.signal }).catch(() => undefined),
    ])
    waiting.abort()
    if (this.#running === running) await this.#end('interrupt')
  }

  /** Ends the process with all its variables; the next cell starts another. */
  async restart(): Promise<void> {
    this.#skip(() => true)
    await this.#end('restart')
  }

  async #end(ending: Ending): Promise<void> {
    this.#ending = ending
    const done = this.#running?.done
    await this.kernel.kill()
    await done
    this.#ending = undefined
  }

  async #drain(): Promise<void> {
    this.#isDraining = true
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const { run, batch } = next
      const goesOn = await this.#run(run)
      if (!goesOn) this.#skip((queued) => queued.batch === batch)
    }
    this.#isDraining = false
  }

  /** @returns whether the cells behind it are still wanted */
  async #run(run: CellRun<Output>): Promise<boolean> {
    const id = `${run.cell} ${++this.#executions}`
    const outputs = new CellOutputs(run)
    const order = ++this.#order
    run.start(order)
    const result = this.kernel
      .request('execute', { execution: id, cell: run.cell, order, code: run.code() })
      .then(endOf, (thrown: unknown) => brokenOff(thrown, this.#ending))
    this.#running = { id, done: result, receive: ({ output }) => outputs.write(output) }
    const { succeeded, error, goesOn } = await result
    this.#running = undefined
    if (error !== undefined) outputs.fail(error)
    await run.end(succeeded)
    return goesOn
  }

  #skip(isMeant: (queued: QueuedCell<Output>) => boolean): void {
    for (const queued of this.#queue.splice(0)) {
      if (isMeant(queued)) void queued.run.end(undefined)
      else this.#queue.push(queued)
    }
  }
}

interface CellEnd {
  readonly succeeded: boolean
  readonly error?: CellError
  readonly goesOn: boolean
}

function endOf(result: ExecuteResult): CellEnd {
  switch (result.outcome) {
    case 'done':
      return { succeeded: true, goesOn: true }
    case 'failed':
      return { succeeded: false, error: result.error, goesOn: false }
    case 'interrupted':
      return failure('Interrupted', 'The cell was interrupted.')
    default:
      return unreachable(result)
  }
}

/** The end of a cell whose kernel did not answer. Cells behind one that crashed find a fresh kernel. */
function brokenOff(thrown: unknown, ending: Ending | undefined): CellEnd {
  if (ending === 'restart')
    return failure('Restarted', 'The kernel was restarted while this cell was running.')
  if (ending === 'interrupt') {
    return failure('Interrupted', `The cell did not stop by itself, so its kernel was ended. ${RUN_AGAIN}`)
  }
  if (!(thrown instanceof KernelEndedError) || thrown.phase === 'starting')
    return failure('Error', messageOf(thrown))
  const message = `The kernel ended (${thrown.reason}) while running this cell. ${RUN_AGAIN}`
  return { ...failure('KernelEnded', message), goesOn: true }
}

function failure(name: string, message: string): CellEnd {
  return { succeeded: false, error: { name, message, stack: '' }, goesOn: false }
}
