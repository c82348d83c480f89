import type {
  CellOutputParams,
  CompleteParams,
  CompleteResult,
  ExecuteParams,
  ExecuteResult,
  HoverResult,
} from '../protocol/kernel'
import { Reo } from './api/reo'
import { captureOutput } from './cells/captureOutput'
import { defineCellGlobals } from './cells/cellGlobals'
import { CellRunner } from './cells/cellRunner'
import type { CellSources } from './cells/cellSources'
import { display } from './cells/display'
import type { Execution } from './cells/execution'
import { complete } from './introspection/complete'
import { hover } from './introspection/hover'
import { valueBundle } from './outputs/valueBundle'
import type { Resources } from './resources/resources'
import { LiveContext } from './v8/liveContext'

/** One notebook's JavaScript world: runs its cells and says what names in them mean. */
export class Notebook {
  readonly #context = new LiveContext()
  readonly #runner: CellRunner
  readonly #undo: readonly (() => void)[]

  /** @param send told of every output, with the execution that it belongs to */
  constructor(resources: Resources, sources: CellSources, send: (output: CellOutputParams) => void) {
    const runner = new CellRunner({ context: this.#context, sources, send, render: valueBundle })
    this.#runner = runner
    this.#undo = [
      captureOutput(() => runner.running),
      defineCellGlobals(resources.workingDirectory, { reo: new Reo(resources), display }),
    ]
  }

  /** The cell that runs now, if one does. */
  get running(): Execution | undefined {
    return this.#runner.running
  }

  /** Runs a cell once those before it have ended; how it ended is the result, never a rejection. */
  execute(params: ExecuteParams): Promise<ExecuteResult> {
    return this.#runner.execute(params)
  }

  /** Ends the running cell at the next thing it waits for. */
  interrupt(): void {
    this.#runner.interrupt()
  }

  complete(params: CompleteParams): CompleteResult {
    return complete(this.#context, params)
  }

  hover(params: CompleteParams): HoverResult | null {
    return hover(this.#context, params)
  }

  /** Puts back what was replaced in this process; for tests, which share theirs. */
  close(): void {
    this.#undo.forEach((undo) => undo())
    this.#context.close()
  }
}
