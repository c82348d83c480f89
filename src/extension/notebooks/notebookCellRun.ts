import { randomUUID } from 'node:crypto'
import * as vscode from 'vscode'
import { messageOf, unreachable } from '../../core/errors'
import type { OutputMetadata } from '../../protocol/outputMetadata'
import type { OutputContent } from './cellOutputs'
import type { CellRun } from './notebookSession'
import type { Log } from '../log'

/** How long the outputs of the run before stay where nothing has come to take their place, in ms. */
const STAY = 5000

/**
 * A run of a cell on the screen. VS Code takes outputs in the order in which they are given; what it refuses, such as
 * the output of a notebook that was closed, is logged.
 *
 * The first output takes the place of those of the run before: a cell that is run again does not flicker, and VS Code
 * (1.139), which lets go of no output's element and listeners while its notebook is open, draws into those it has.
 */
export function notebookCellRun(
  execution: vscode.NotebookCellExecution,
  log: Log,
): CellRun<vscode.NotebookCellOutput> {
  const { cell } = execution
  const metadata: OutputMetadata = { reoRun: randomUUID() }
  const writes: Promise<void>[] = []
  let clearing: NodeJS.Timeout | undefined

  function write(change: () => Thenable<void>): void {
    writes.push(attempt(change))
  }

  async function attempt(change: () => Thenable<void> | void): Promise<void> {
    try {
      await change()
    } catch (thrown) {
      log.debug(`${cell.document.uri.toString()}: ${messageOf(thrown)}`)
    }
  }

  /** @returns whether the outputs of the run before stood until now */
  function endsTheirStay(): boolean {
    const stood = clearing !== undefined
    clearTimeout(clearing)
    clearing = undefined
    return stood
  }

  function clear(): void {
    if (endsTheirStay()) write(() => execution.clearOutput())
  }

  return {
    cell: cell.document.uri.toString(),
    code: () => cell.document.getText(),
    start(order) {
      execution.executionOrder = order
      execution.start(Date.now())
      clearing = setTimeout(clear, STAY)
    },
    async end(succeeded) {
      clear()
      await Promise.all(writes)
      await attempt(() => execution.end(succeeded, succeeded === undefined ? undefined : Date.now()))
    },
    append(content) {
      const output = new vscode.NotebookCellOutput(itemsOf(content), metadata)
      const isFirst = endsTheirStay()
      write(() => (isFirst ? execution.replaceOutput(output) : execution.appendOutput(output)))
      return output
    },
    extend: (output, content) => write(() => execution.appendOutputItems(itemsOf(content), output)),
    replace: (output, content) => write(() => execution.replaceOutputItems(itemsOf(content), output)),
  }
}

function itemsOf(content: OutputContent): vscode.NotebookCellOutputItem[] {
  switch (content.kind) {
    case 'text':
      return [vscode.NotebookCellOutputItem[content.stream](content.text)]
    case 'items':
      return content.items.map(({ mime, bytes }) => new vscode.NotebookCellOutputItem(bytes, mime))
    case 'error':
      return [vscode.NotebookCellOutputItem.error(content.error)]
    default:
      return unreachable(content)
  }
}
