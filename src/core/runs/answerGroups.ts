import { type Task, TASKS } from '../benchmark/tasks'
import { predictionOf } from '../metrics/answers/prediction'
import type { ModelDescription } from '../models/model'
import type { AnswerLine, Run } from './runLog'

export { predictionOf }

/** One model's answers in one task to the questions whose truth is known. */
export interface AnswerGroup {
  readonly model: ModelDescription
  readonly task: Task
  readonly slice?: string
  readonly answers: readonly AnswerLine[]
}

/** Groups in the order of the tasks, then of the models; none for what a model was not asked. */
export function groupAnswers({ header, answers }: Run): readonly AnswerGroup[] {
  return TASKS.flatMap((task) =>
    header.models.flatMap((model) => {
      const asked = answers.filter((answer) => answer.model === model.id && answer.task === task)
      const known = asked.filter(({ truth }) => truth !== null)
      return asked.length === 0 ? [] : [{ model, task, answers: known }]
    }),
  )
}

/** Whether an answer is a prediction. */
export function isAnswered(answer: AnswerLine): boolean {
  return predictionOf(answer) !== null
}
