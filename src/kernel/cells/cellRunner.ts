import { setImmediate as nextTurn } from 'node:timers/promises'
import type {
  CellError,
  CellOutputParams,
  ExecuteParams,
  ExecuteResult,
  MimeBundle,
} from '../../protocol/kernel'
import type { Completion, LiveContext } from '../v8/liveContext'
import { describeSyntaxError, describeThrown } from './cellErrors'
import type { CellSources } from './cellSources'
import type { Position } from './editedSource'
import { Execution, runInside } from './execution'
import { type PreparedCell, prepareCell } from './prepareCell'

export interface CellRunnerOptions {
  readonly context: LiveContext
  readonly sources: CellSources
  readonly send: (output: CellOutputParams) => void
  /** The mime bundle of a cell's last value, or undefined where there is nothing to show. */
  readonly render: (value: unknown) => MimeBundle | undefined | Promise<MimeBundle | undefined>
}

/** Runs cells one after another and tells how each ended; nothing that a cell does makes it reject. */
export class CellRunner {
  readonly #options: CellRunnerOptions
  #running: Execution | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: CellRunnerOptions) {
    this.#options = options
  }

  /** Runs a cell once those before it have ended. */
  execute(params: ExecuteParams): Promise<ExecuteResult> {
    const result = this.#last.then(() => this.#run(params))
    this.#last = result.catch(() => undefined)
    return result
  }

  /** Ends the running cell; what it awaits is told through its signal, and its code does not go on. */
  interrupt(): void {
    this.#running?.interrupt()
  }

  /** The cell that runs now, if one does. */
  get running(): Execution | undefined {
    return this.#running
  }

  async #run({ execution: id, order, code }: ExecuteParams): Promise<ExecuteResult> {
    const execution = new Execution(id, order, (output) => this.#options.send({ execution: id, output }))
    this.#running = execution
    try {
      return await Promise.race([
        interrupted(execution),
        runInside(execution, () => this.#runCode(execution, code)),
      ])
    } finally {
      this.#running = undefined
    }
  }

  async #runCode(execution: Execution, code: string): Promise<ExecuteResult> {
    const result = await this.#evaluate(execution, code).catch((thrown: unknown): ExecuteResult => {
      return { outcome: 'failed', error: describeThrown(thrown, this.#options.sources) }
    })
    await execution.settle()
    return result
  }

  async #evaluate(execution: Execution, code: string): Promise<ExecuteResult> {
    const cell = await prepareCell(code)
    const url = this.#options.sources.add(execution.order, cell.source)
    const completion = await this.#options.context.evaluate(cell.source.text, url)
    if (completion.outcome === 'thrown') {
      return { outcome: 'failed', error: this.#errorOf(completion, cell, execution.order, code) }
    }
    if (cell.showsValue) await this.#show(execution, completion.value)
    // A promise that the cell rejected without awaiting is reported before the cell ends.
    await nextTurn()
    return { outcome: 'done' }
  }

  async #show(execution: Execution, value: unknown): Promise<void> {
    const data = await this.#options.render(value)
    if (data !== undefined) execution.display({ kind: 'display', data })
  }

  #errorOf(
    { thrown, at }: Extract<Completion, { outcome: 'thrown' }>,
    { source, problem }: PreparedCell,
    order: number,
    code: string,
  ): CellError {
    if (at === undefined || !(thrown instanceof SyntaxError))
      return describeThrown(thrown, this.#options.sources)
    const place = source.originalOf(at)
    // Of the two parsers the one that got further is right: V8 stumbles over the first type.
    if (problem === undefined || !(problem.unsupported || isBefore(place, problem.at))) {
      return describeSyntaxError(thrown.message, order, code, place)
    }
    const advice = problem.unsupported ? '. Types are erased, not compiled: write it in JavaScript.' : ''
    return describeSyntaxError(`${problem.message}${advice}`, order, code, problem.at)
  }
}

function isBefore(first: Position, second: Position): boolean {
  return first.line < second.line || (first.line === second.line && first.column < second.column)
}

function interrupted({ signal }: Execution): Promise<ExecuteResult> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ outcome: 'interrupted' }), { once: true })
  })
}
