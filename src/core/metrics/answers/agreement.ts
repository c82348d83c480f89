import { type Task, TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import { labelOf } from '../labels'
import type { GivenAnswer } from './askedQuestion'
import { predictionOf } from './prediction'
import { isAsGood } from './verdict'

/** Whether models say the same: all of one value, or none any. */
export const AGREEMENTS = ['same', 'differ'] as const
export type Agreement = (typeof AGREEMENTS)[number]

/**
 * Whether answers to one question agree. Numbers do where the largest would be right were the smallest true.
 * @param tolerance of numbers instead, in the task's unit
 * @returns undefined of fewer than two answers
 */
export function agreementOf(
  task: Task,
  answers: readonly GivenAnswer[],
  tolerance?: number,
): Agreement | undefined {
  if (answers.length < 2) return undefined
  const values = answers.flatMap((answer) => predictionOf(answer) ?? [])
  if (values.length === 0) return 'same'
  if (values.length < answers.length) return 'differ'
  if (TASK_DESCRIPTIONS[task].kind === 'classification') {
    return new Set(values.map((value) => labelOf(task, value))).size === 1 ? 'same' : 'differ'
  }
  const numbers = values.map(Number)
  return isAsGood(task, Math.max(...numbers), Math.min(...numbers), tolerance) ? 'same' : 'differ'
}

/**
 * How far answers to one question lie apart: from the smallest to the largest number, or by how many labels there are
 * beyond one.
 * @returns undefined where fewer than two answered
 */
export function disagreementOf(task: Task, answers: readonly GivenAnswer[]): number | undefined {
  const values = answers.flatMap((answer) => predictionOf(answer) ?? [])
  if (values.length < 2) return undefined
  if (TASK_DESCRIPTIONS[task].kind === 'classification') {
    return new Set(values.map((value) => labelOf(task, value))).size - 1
  }
  const numbers = values.map(Number)
  return Math.max(...numbers) - Math.min(...numbers)
}
