import * as vscode from 'vscode'
import { messageOf, unreachable } from '../../core/errors'
import type { OutputContent } from './cellOutputs'
import type { CellRun } from './notebookSession'
import type { Log } from '../log'

/**
 * A run of a cell on the screen. VS Code takes outputs in the order in which they are given; what it refuses, such as
 * the output of a notebook that was closed, is logged.
 */
export function notebookCellRun(
  execution: vscode.NotebookCellExecution,
  log: Log,
): CellRun<vscode.NotebookCellOutput> {
  const { cell } = execution
  const writes: Promise<void>[] = []

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

  return {
    cell: cell.document.uri.toString(),
    code: () => cell.document.getText(),
    start(order) {
      execution.executionOrder = order
      execution.start(Date.now())
      write(() => execution.clearOutput())
    },
    async end(succeeded) {
      await Promise.all(writes)
      await attempt(() => execution.end(succeeded, succeeded === undefined ? undefined : Date.now()))
    },
    append(content) {
      const output = new vscode.NotebookCellOutput(itemsOf(content))
      write(() => execution.appendOutput(output))
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
