import { type Task, TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import type { AnswerValue } from '../../models/model'
import { labelOf } from '../labels'
import type { GivenAnswer } from './askedQuestion'
import { predictionOf } from './prediction'
import { isAsGood } from './verdict'

/** Whether models say the same: all of one value, or none any. */
export const AGREEMENTS = ['same', 'differ'] as const
export type Agreement = (typeof AGREEMENTS)[number]

/**
 * Whether answers to one question agree. Numbers do where the largest would be right were the smallest true.
 * @param answers of a question asked several times, only the first of each model count
 * @param tolerance of numbers instead, in the task's unit
 * @returns undefined of fewer than two answers
 */
export function agreementOf(
  task: Task,
  answers: readonly GivenAnswer[],
  tolerance?: number,
): Agreement | undefined {
  const { asked, values } = firstValues(answers)
  if (asked < 2) return undefined
  if (values.length === 0) return 'same'
  if (values.length < asked) return 'differ'
  if (TASK_DESCRIPTIONS[task].kind === 'classification') {
    return countLabels(task, values) === 1 ? 'same' : 'differ'
  }
  const { low, high } = rangeOf(values)
  return isAsGood(task, high, low, tolerance) ? 'same' : 'differ'
}

/**
 * How far answers to one question lie apart: from the smallest to the largest number, or by how many labels there are
 * beyond one.
 * @returns undefined where fewer than two answered
 */
export function disagreementOf(task: Task, answers: readonly GivenAnswer[]): number | undefined {
  const { values } = firstValues(answers)
  if (values.length < 2) return undefined
  if (TASK_DESCRIPTIONS[task].kind === 'classification') return countLabels(task, values) - 1
  const { low, high } = rangeOf(values)
  return high - low
}

function firstValues(answers: readonly GivenAnswer[]) {
  const values: AnswerValue[] = []
  let asked = 0
  for (const answer of answers) {
    if ((answer.repeat ?? 0) > 0) continue
    asked++
    const value = predictionOf(answer)
    if (value !== null) values.push(value)
  }
  return { asked, values }
}

function countLabels(task: Task, values: readonly AnswerValue[]): number {
  return new Set(values.map((value) => labelOf(task, value))).size
}

function rangeOf(values: readonly AnswerValue[]) {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    low = Math.min(low, Number(value))
    high = Math.max(high, Number(value))
  }
  return { low, high }
}
