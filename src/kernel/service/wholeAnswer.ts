import { ReoError } from '../../core/errors'
import { answerKey } from '../../core/runs/runFold'
import type { Run } from '../../core/runs/runLog'
import type { AnswerAddress, FigureAnswer, FigureQuery } from '../../protocol/queries'
import { LONGEST_ANSWER, shownAnswer } from '../outputs/payloads/shownAnswer'
import type { Resources } from '../resources/resources'

/** An answer in all its words. @throws ReoError when the run log does not have it */
export async function wholeAnswer(
  resources: Resources,
  { source, answer }: Extract<FigureQuery, { kind: 'answer' }>,
): Promise<FigureAnswer> {
  return {
    kind: 'answer',
    answer: shownAnswer(answerAt(await resources.runOf(source), answer), LONGEST_ANSWER),
  }
}

/** The answer that is meant. @throws ReoError when the run does not have it */
export function answerAt({ answers, path }: Run, address: AnswerAddress) {
  const key = answerKey(address)
  const found = answers.find((candidate) => answerKey(candidate) === key)
  if (found !== undefined) return found
  throw new ReoError(`${address.model} has no such answer about ${address.sample}`, {
    where: path,
    mend: 'Make the figure anew: its run log has changed.',
  })
}
