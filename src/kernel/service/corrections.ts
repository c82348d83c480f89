import { ReoError } from '../../core/errors'
import { overrideAnswer } from '../../core/runs/overrideAnswer'
import { answerKey } from '../../core/runs/runFold'
import type { FigureAnswer, FigureQuery } from '../../protocol/queries'
import { shownAnswer } from '../outputs/payloads/answersPayload'
import type { Resources } from '../resources/resources'

/**
 * Writes a correction by hand into the run log that a figure shows, and gives the answer as it then is.
 * @throws ReoError where the workspace is not trusted, a run is writing the log, or the value is none of the task
 */
export async function correctAnswer(
  resources: Resources,
  { source, correction }: Extract<FigureQuery, { kind: 'correction' }>,
): Promise<FigureAnswer> {
  resources.needTrust()
  const { path } = await resources.runOf(source)
  const { sample, model, task, question, repeat } = await overrideAnswer(path, correction)
  const key = answerKey({
    sample,
    model,
    task,
    ...(question !== undefined && { question }),
    ...(repeat !== undefined && { repeat }),
  })
  const answer = (await resources.runOf(source)).answers.find((candidate) => answerKey(candidate) === key)
  if (answer === undefined) throw new ReoError('The corrected answer is gone from its log', { where: path })
  return { kind: 'corrected', answer: shownAnswer(answer) }
}
