import { overrideAnswer } from '../../core/runs/overrideAnswer'
import type { FigureAnswer, FigureQuery } from '../../protocol/queries'
import { shownAnswer } from '../outputs/payloads/shownAnswer'
import type { Resources } from '../resources/resources'
import { answerAt } from './wholeAnswer'

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
  const corrected = await overrideAnswer(path, correction)
  return { kind: 'corrected', answer: shownAnswer(answerAt(await resources.runOf(source), corrected)) }
}
