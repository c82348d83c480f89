import type { Answer } from '../models/model'
import { AnsweredIndex } from './answeredIndex'
import { eachRunLine } from './readRun'
import { answerKey, RunFold } from './runFold'
import type { RunHeader } from './runLog'
import { RunningScores } from './runningScores'

/** What is needed of a log to go on with its run. */
export interface EarlierRun {
  readonly header: RunHeader | undefined
  readonly answered: AnsweredIndex
  /** Length of the log without a torn last line. */
  readonly wholeBytes: number
  /** Answers of samples whose chain of questions is to be gone on with, by key; empty unless they are wanted. */
  readonly answers: ReadonlyMap<string, Answer>
  /** Of its answers; they go on with those of the run's next part. */
  readonly scores: RunningScores
}

/** A run that has no log yet. Its index is its own: who goes on with the run adds to it. */
export function noEarlierRun(): EarlierRun {
  return {
    header: undefined,
    answered: new AnsweredIndex(),
    wholeBytes: 0,
    answers: new Map(),
    scores: new RunningScores(),
  }
}

/**
 * Goes through a log to resume its run, without keeping its answers: millions of them take little memory.
 * @param keep ids of models whose answers are kept, as they are told earlier ones
 * @throws ReoError that names the file and line of what is wrong
 */
export async function resumeLog(file: string, keep: ReadonlySet<string>): Promise<EarlierRun> {
  const answered = new AnsweredIndex()
  const answers = new Map<string, Answer>()
  const scores = new RunningScores()
  const fold = new RunFold()
  const wholeBytes = await eachRunLine(file, (line) => {
    if (line.type !== 'answer') return fold.add(line)
    const key = answerKey(line)
    answered.add(key, line.status === 'error' ? 'failed' : 'answered')
    if (line.status === 'error') return undefined
    scores.add(line)
    if (keep.has(line.model)) answers.set(key, line)
    return undefined
  })
  return { header: fold.result(file)?.header, answered, wholeBytes, answers, scores }
}
