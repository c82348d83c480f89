import { ReoError } from '../errors'
import { geochat } from './formats/geochat'
import { inspectEval } from './formats/inspectEval'
import { inspectJson } from './formats/inspectJson'
import { lmmsEval } from './formats/lmmsEval'
import { openAiBatch } from './formats/openAiBatch'
import { promptfoo } from './formats/promptfoo'
import { table } from './formats/table'
import { vlmEvalKit } from './formats/vlmEvalKit'
import type { LogHead, LogReader } from './logRecord'
import { headText, logRows } from './logRows'

/** Every format of logs, the particular before the general. */
export const LOG_READERS: readonly LogReader[] = [
  inspectEval,
  inspectJson,
  promptfoo,
  openAiBatch,
  lmmsEval,
  vlmEvalKit,
  geochat,
  table,
]

/**
 * The reader of a log, by its content or by name.
 * @throws ReoError when the file cannot be read, or is no log
 */
export async function findLogReader(path: string, name?: string): Promise<LogReader> {
  const text = await headText(path)
  const named = LOG_READERS.find((reader) => reader.name === name)
  if (named !== undefined) return named
  const byText = LOG_READERS.find((reader) => reader.recognises({ text }))
  if (byText !== undefined) return byText
  const head: LogHead = { text, cells: await firstCells(path) }
  return LOG_READERS.find((reader) => reader.recognises(head)) ?? table
}

/** Cells of the first row that can be read. */
async function firstCells(path: string): Promise<Readonly<Record<string, unknown>>> {
  for await (const rows of logRows(path)) {
    for (const row of rows) if ('cells' in row) return row.cells
  }
  throw new ReoError('There is nothing in this log that can be read', {
    where: path,
    mend: 'Give a log of answers.',
  })
}
