import { inspect } from 'node:util'
import type { CellOutput, ExecuteResult, MimeBundle } from '../../../src/protocol/kernel'
import { captureOutput } from '../../../src/kernel/cells/captureOutput'
import { defineCellGlobals } from '../../../src/kernel/cells/cellGlobals'
import { CellRunner, type CellRunnerOptions } from '../../../src/kernel/cells/cellRunner'
import { CellSources } from '../../../src/kernel/cells/cellSources'
import { surviveStrayErrors } from '../../../src/kernel/cells/strayErrors'
import { LiveContext } from '../../../src/kernel/v8/liveContext'

export interface RanCell {
  readonly id: string
  readonly result: ExecuteResult
  readonly outputs: readonly CellOutput[]
  /** What was printed to standard output. */
  readonly stdout: string
  readonly stderr: string
  /** The last value as text, undefined where nothing was shown. */
  readonly shown: string | undefined
}

/** A kernel's cells without its process: every test file has a JavaScript world of its own. */
export function startCells(
  workingDirectory: string,
  globals: Readonly<Record<string, unknown>> = {},
  render: CellRunnerOptions['render'] = renderInspected,
) {
  const outputs: { execution: string; output: CellOutput }[] = []
  const context = new LiveContext()
  const sources = new CellSources()
  const runner = new CellRunner({ context, sources, send: (output) => outputs.push(output), render })
  const stops = [
    captureOutput(() => runner.running),
    surviveStrayErrors(sources, () => runner.running),
    defineCellGlobals(workingDirectory, globals),
  ]
  let order = 0

  function outputsOf(execution: string): readonly CellOutput[] {
    return outputs.filter((sent) => sent.execution === execution).map(({ output }) => output)
  }

  return {
    context,
    runner,
    outputs,
    outputsOf,
    async run(code: string): Promise<RanCell> {
      const number = ++order
      const id = `run-${number}`
      const result = await runner.execute({ execution: id, cell: `cell:${number}`, order: number, code })
      const mine = outputsOf(id)
      return {
        id,
        result,
        outputs: mine,
        stdout: textOf(mine, 'stdout'),
        stderr: textOf(mine, 'stderr'),
        shown: shownIn(mine),
      }
    },
    stop(): void {
      stops.forEach((stop) => stop())
      context.close()
    },
  }
}

/** All text of one stream. */
export function textOf(outputs: readonly CellOutput[], name: 'stdout' | 'stderr'): string {
  return outputs
    .map((output) => (output.kind === 'stream' && output.name === name ? output.text : ''))
    .join('')
}

function shownIn(outputs: readonly CellOutput[]): string | undefined {
  const display = outputs.findLast((output) => output.kind === 'display')
  const text = display?.data['text/plain']
  return typeof text === 'string' ? text : undefined
}

async function renderInspected(value: unknown): Promise<MimeBundle | undefined> {
  const ready: unknown = await value
  return ready === undefined ? undefined : { 'text/plain': inspect(ready) }
}
