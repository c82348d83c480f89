import path from 'node:path'
import { KeyTable } from '../keyTable'
import { eachRunLine, noRunLog } from './readRun'
import { answerKey, overridden, RunFold } from './runFold'
import type { AnswerLine, EndLine, OverrideLine, RunHeader } from './runLog'

/** The answers of a run that count, to be gone through without holding them. */
export interface StandingAnswers {
  readonly header: RunHeader
  readonly end?: EndLine
  readonly count: number
  /** Reads the log again, from the first to the last; overrides are applied. */
  each(visit: (answer: AnswerLine) => void): Promise<void>
}

/**
 * Finds out which answers of a run log count, as `readRun` does, without keeping any: millions of them take little
 * memory.
 * @throws ReoError that names the file and line of what is wrong
 */
export async function standingAnswers(file: string): Promise<StandingAnswers> {
  /** Which line among those of answers holds. */
  const standing = new KeyTable()
  const overrides = new Map<string, OverrideLine>()
  const fold = new RunFold()
  let lines = 0
  await eachRunLine(file, (line) => {
    if (line.type === 'override') overrides.set(answerKey(line), line)
    if (line.type !== 'answer') return fold.add(line)
    const key = answerKey(line)
    standing.set(key, lines++)
    overrides.delete(key)
    return undefined
  })
  const run = fold.result(path.resolve(file))
  if (run === undefined) throw noRunLog(file)
  return {
    header: run.header,
    ...(run.end && { end: run.end }),
    count: standing.size,
    async each(visit) {
      let number = 0
      await eachRunLine(file, (line) => {
        if (line.type !== 'answer') return undefined
        const key = answerKey(line)
        if (standing.get(key) !== number++) return undefined
        const override = overrides.get(key)
        visit(override === undefined ? line : overridden(line, override))
        return undefined
      })
    },
  }
}
