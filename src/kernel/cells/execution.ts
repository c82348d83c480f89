import { AsyncLocalStorage } from 'node:async_hooks'
import type { CellOutput } from '../../protocol/kernel'
import { StreamOutput } from './streamOutput'

/** One run of one cell: where its output goes and how it is interrupted. */
export class Execution {
  readonly id: string
  /** The number in the cell's brackets. */
  readonly order: number
  readonly #emit: (output: CellOutput) => void
  readonly #interruption = new AbortController()
  readonly #stream: StreamOutput
  readonly #held = new Set<Promise<void>>()

  constructor(id: string, order: number, emit: (output: CellOutput) => void) {
    this.id = id
    this.order = order
    this.#emit = emit
    this.#stream = new StreamOutput((name, text) => emit({ kind: 'stream', name, text }))
  }

  /** Aborted when the cell is interrupted; its reason is the error that waiting work is to fail with. */
  get signal(): AbortSignal {
    return this.#interruption.signal
  }

  interrupt(): void {
    this.#stream.flush()
    this.#interruption.abort(new DOMException('The cell was interrupted', 'AbortError'))
  }

  /** Text for the cell's output; an interrupted cell says nothing more. */
  write(name: 'stdout' | 'stderr', text: string): void {
    if (!this.signal.aborted) this.#stream.write(name, text)
  }

  /** A rich output, after the text written before it. */
  display(output: Extract<CellOutput, { kind: 'display' }>): void {
    if (this.signal.aborted) return
    this.#stream.flush()
    this.#emit(output)
  }

  /** Work that has to end before the cell does, such as a display that nobody awaits. */
  holdFor<Value>(work: Promise<Value>): void {
    const ended = work.then(
      () => {},
      () => {},
    )
    this.#held.add(ended)
    void ended.then(() => this.#held.delete(ended))
  }

  /** Waits for all that {@link holdFor} was given, and sends what was written. */
  async settle(): Promise<void> {
    while (this.#held.size > 0) await Promise.all(this.#held)
    this.#stream.flush()
  }
}

const executions = new AsyncLocalStorage<Execution | undefined>()

/** The execution on whose behalf the code runs now, also in callbacks and continuations after its cell is done. */
export function currentExecution(): Execution | undefined {
  return executions.getStore()
}

/**
 * Every awaited value of a cell's code passes here: once its cell is interrupted the code waits for ever and is
 * collected, so that no loop goes on behind the user's back.
 */
export function awaited(value: unknown): unknown {
  return currentExecution()?.signal.aborted ? new Promise(() => {}) : value
}

/** Runs a cell's code: whatever it starts, now or later, belongs to the execution. */
export function runInside<Value>(execution: Execution, work: () => Value): Value {
  return executions.run(execution, work)
}
