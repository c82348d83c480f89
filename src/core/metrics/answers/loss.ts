import { type Task, TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import type { AnswerValue } from '../../models/model'
import { labelOf } from '../labels'

/** How wrong an answer is: the absolute error of a number, 0 or 1 of a label; null where there is none. */
export type LossOf = (prediction: AnswerValue | null, truth: AnswerValue | null) => number | null

/** How wrong answers of a task are. */
export function lossIn({ task }: { readonly task: Task }): LossOf {
  const isNumber = TASK_DESCRIPTIONS[task].kind === 'regression'
  return (prediction, truth) => {
    if (prediction === null || truth === null) return null
    if (isNumber) return Math.abs(Number(prediction) - Number(truth))
    return labelOf(task, prediction) === labelOf(task, truth) ? 0 : 1
  }
}
