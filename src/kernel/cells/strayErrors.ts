import { describeThrown } from './cellErrors'
import type { CellSources } from './cellSources'
import { currentExecution, type Execution } from './execution'

/**
 * Keeps the kernel alive when something is thrown that no one catches, in a timer or a promise left alone, and tells
 * the cell that started it, or else the log.
 * @returns what stops it
 */
export function surviveStrayErrors(sources: CellSources, running: () => Execution | undefined): () => void {
  function tell(what: string, thrown: unknown): void {
    const text = `${what} ${describeThrown(thrown, sources).stack}\n`
    const execution = currentExecution() ?? running()
    if (execution === undefined) process.stderr.write(text)
    else execution.write('stderr', text)
  }

  function onException(thrown: unknown): void {
    tell('Uncaught', thrown)
  }
  function onRejection(reason: unknown): void {
    tell('Uncaught (in promise)', reason)
  }

  process.on('uncaughtException', onException)
  process.on('unhandledRejection', onRejection)
  return () => {
    process.off('uncaughtException', onException)
    process.off('unhandledRejection', onRejection)
  }
}
