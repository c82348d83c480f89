import { type Task, TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import type { Answer, AnswerValue } from '../../models/model'
import { isRight } from '../rightAnswer'
import { predictionOf } from './prediction'

/** How an answer stands to the truth. */
export const VERDICTS = ['right', 'wrong', 'unanswered'] as const
export type Verdict = (typeof VERDICTS)[number]

/**
 * Whether an answer is right.
 * @param tolerance within which numbers are right, in the task's unit; as {@link isRight} says when absent
 * @returns undefined where the truth is not known
 */
export function verdictOf(
  task: Task,
  truth: AnswerValue | null,
  answer: Pick<Answer, 'status' | 'value'>,
  tolerance?: number,
): Verdict | undefined {
  if (truth === null) return undefined
  const predicted = predictionOf(answer)
  if (predicted === null) return 'unanswered'
  return isAsGood(task, predicted, truth, tolerance) ? 'right' : 'wrong'
}

/** Whether a value would be right were another one true. @param tolerance of numbers, in the task's unit */
export function isAsGood(
  task: Task,
  value: AnswerValue,
  other: AnswerValue,
  tolerance: number | undefined,
): boolean {
  if (tolerance === undefined || TASK_DESCRIPTIONS[task].kind === 'classification')
    return isRight(task, value, other)
  return Math.abs(Number(value) - Number(other)) <= tolerance
}
