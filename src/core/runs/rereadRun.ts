import { DEFAULT_POLICIES, type ReadingPolicies } from '../answers/policies'
import { readAnswer } from '../answers/readAnswer'
import { isReadingReason } from '../answers/reading'
import type { ModelDescription, ReadingRecord } from '../models/model'
import type { AnswerLine, Run } from './runLog'

/**
 * A run whose answers are read again, without asking anybody. What was not read from words stands as it is: numbers of
 * networks and baselines, errors, answers corrected by hand, letters whose options the run does not tell.
 * @param policies those to change; the others are as they were when the run was read
 */
export function rereadRun(run: Run, policies: Partial<ReadingPolicies>): Run {
  const models = run.header.models.map((model) => withPolicies(model, run, policies))
  const readings = new Map(models.map(({ id, reading }) => [id, reading]))
  return {
    ...run,
    header: { ...run.header, models },
    answers: run.answers.map((answer) => {
      const reading = readings.get(answer.model)
      return reading !== undefined && isInWords(answer) ? reread(answer, reading) : answer
    }),
  }
}

/** Whether the value of an answer is a reading of words that can be read again. */
export function isInWords({ status, reason, corrected }: AnswerLine): boolean {
  return status !== 'error' && corrected === undefined && isReadingReason(reason)
}

/** Models of runs that do not say how they were read were read as is usual. */
function withPolicies(
  model: ModelDescription,
  { answers }: Run,
  policies: Partial<ReadingPolicies>,
): ModelDescription {
  const isSpoken = () => answers.some((answer) => answer.model === model.id && isInWords(answer))
  const before = model.reading ?? (isSpoken() ? { policies: DEFAULT_POLICIES, questions: {} } : undefined)
  if (before === undefined) return model
  return { ...model, reading: { ...before, policies: { ...before.policies, ...policies } } }
}

function reread(answer: AnswerLine, { policies, questions }: ReadingRecord): AnswerLine {
  const { value: _value, span: _span, reason: _reason, ...asked } = answer
  const question = answer.question ?? questions[answer.task]
  const context = {
    ...(question !== undefined && { question }),
    ...(answer.options !== undefined && { options: answer.options }),
    ...(answer.ended && { ended: answer.ended }),
  }
  const again = readAnswer(answer.task, answer.raw, context, policies)
  // The run does not tell the options that the letter picked from, as of answers imported from other tools.
  const isLetterAlone = answer.reason === 'letter-option' && again.reason === 'unknown-option'
  return isLetterAlone ? answer : { ...asked, ...again }
}
