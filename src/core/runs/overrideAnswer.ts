import { userInfo } from 'node:os'
import path from 'node:path'
import { ReoError } from '../errors'
import { checkCorrection, type CorrectedAnswer, type Correction } from './correction'
import { lockFile } from './lockFile'
import { eachRunLine } from './readRun'
import { RunFold } from './runFold'
import type { AnswerLine, OverrideLine, RunLine } from './runLog'
import { RunLogWriter } from './runLogWriter'

/**
 * Appends a correction to a run log, which keeps the answer and its reading. A later correction of the same answer
 * holds; one that undoes brings the reading back.
 * @throws ReoError when there is no such answer, the value is none of the task, or a run is writing the log
 */
export async function overrideAnswer(file: string, correction: Correction): Promise<OverrideLine> {
  checkCorrection(correction)
  const log = path.resolve(file)
  const unlock = await lockFile(log)
  try {
    const { answer, wholeBytes } = await findAnswer(log, correction)
    const line = overrideLine(answer, correction)
    const writer = await RunLogWriter.open(log, wholeBytes, 0)
    await writer.append([line]).finally(() => writer.close())
    return line
  } finally {
    await unlock()
  }
}

function overrideLine(answer: AnswerLine, correction: Correction): OverrideLine {
  const { sample, model, task, question, repeat } = answer
  const read = answer.corrected ?? answer
  const { status = read.status, value } = correction.undo ? read : correction
  return {
    type: 'override',
    sample,
    model,
    task,
    ...(question !== undefined && { question }),
    ...(repeat !== undefined && { repeat }),
    status,
    ...(value !== undefined && { value }),
    ...(correction.undo && { undo: true }),
    by: correction.by ?? userInfo().username,
    why: correction.why,
    at: new Date().toISOString(),
  }
}

/** The answer as the log has it now, and the length of the log without a torn last line. */
async function findAnswer(
  log: string,
  wanted: CorrectedAnswer,
): Promise<{ readonly answer: AnswerLine; readonly wholeBytes: number }> {
  const fold = new RunFold()
  const wholeBytes = await eachRunLine(log, (line) => (isAbout(line, wanted) ? fold.add(line) : undefined))
  const answers = fold.result(log)?.answers ?? []
  return { answer: theAnswer(answers, wanted, log), wholeBytes }
}

/** Only what is needed of a log that may hold millions of answers. */
function isAbout(line: RunLine, { sample, model, task, question, repeat = 0 }: CorrectedAnswer): boolean {
  if (line.type === 'run') return true
  if (line.type !== 'answer' && line.type !== 'override') return false
  return (
    line.sample === sample &&
    line.model === model &&
    line.task === task &&
    (line.repeat ?? 0) === repeat &&
    (question === undefined || line.question === question)
  )
}

function theAnswer(
  answers: readonly AnswerLine[],
  { sample, model, task }: CorrectedAnswer,
  where: string,
): AnswerLine {
  const [answer] = answers
  if (answer === undefined) {
    throw new ReoError(`${model} has no such answer about ${sample} in the task ${task}`, {
      where,
      mend: 'Name sample, model, task and question as the run log does.',
    })
  }
  if (answers.length > 1) {
    const questions = answers.map(({ question = '' }) => `"${question}"`).join(', ')
    throw new ReoError(`${model} answered several questions about ${sample}`, {
      where,
      mend: `Say which: ${questions}.`,
    })
  }
  if (answer.status !== 'error') return answer
  throw new ReoError(`${model} gave no answer about ${sample}: ${answer.error ?? 'it failed'}`, {
    where,
    mend: 'Resume the run, which asks it again.',
  })
}
