import path from 'node:path'
import { messageOf, ReoError } from '../errors'
import { eachLine } from './logLines'
import { RunFold } from './runFold'
import { checkRunLine } from './runLines'
import type { Run, RunLine } from './runLog'

/**
 * Reads a run log: the last line for a (sample, model, task, question) wins, overrides are applied, a torn last line
 * is dropped.
 * @throws ReoError that names the file and line of what is wrong
 */
export async function readRun(file: string): Promise<Run> {
  const absolute = path.resolve(file)
  const fold = new RunFold()
  await eachRunLine(file, (line) => fold.add(line))
  const run = fold.result(absolute)
  if (run === undefined)
    throw new ReoError('This is no run log: its first line is missing', { where: file, mend: RUN_LOG_MEND })
  return run
}

/**
 * Goes through a run log line by line.
 * @param visit returns what is wrong with the line in its place, if anything is
 * @returns the bytes of the whole lines; a torn last line is left out
 * @throws ReoError that names the file and line of what is wrong
 */
export async function eachRunLine(
  file: string,
  visit: (line: RunLine) => string | undefined,
): Promise<number> {
  return eachLine(path.resolve(file), (text, number) => {
    if (text.trim() === '') return
    const where = `${file}:${number}`
    const problem = visit(parseRunLine(text, where))
    if (problem !== undefined) throw new ReoError(problem, { where, mend: RUN_LOG_MEND })
  }).catch((error: unknown) => {
    if (error instanceof ReoError) throw error
    throw new ReoError(`The run log cannot be read: ${messageOf(error)}`, {
      where: file,
      mend: 'Give the path of a .reo.jsonl file that a run has written.',
      cause: error,
    })
  })
}

const RUN_LOG_MEND = 'Give a .reo.jsonl file that a run has written, or take the line out.'

function parseRunLine(text: string, where: string): RunLine {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new ReoError(`This line is not JSON: ${messageOf(error)}`, {
      where,
      mend: RUN_LOG_MEND,
      cause: error,
    })
  }
  refuseNewer(parsed, where)
  const line = checkRunLine(parsed)
  if ('problem' in line)
    throw new ReoError(`This is no line of a run log: ${line.problem}`, { where, mend: RUN_LOG_MEND })
  return line
}

function refuseNewer(parsed: unknown, where: string): void {
  if (typeof parsed !== 'object' || parsed === null || !('schema' in parsed)) return
  const version = /^reo-run\/(\d+)$/.exec(String(parsed.schema))?.[1]
  if (version === undefined || Number(version) <= 1) return
  throw new ReoError(
    `The run log has the schema ${String(parsed.schema)}, which is newer than this program`,
    {
      where,
      mend: 'Update REO Notebook.',
    },
  )
}
