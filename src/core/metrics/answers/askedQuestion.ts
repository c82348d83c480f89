import type { Task } from '../../benchmark/tasks'
import type { Answer, AnswerValue } from '../../models/model'

/** What scoring needs of an answer. */
export type GivenAnswer = Pick<Answer, 'model' | 'status' | 'value' | 'repeat'>

/** One question about one sample with what models answered; of a question asked several times, all of it. */
export interface AskedQuestion<Given extends GivenAnswer = GivenAnswer> {
  readonly sample: string
  readonly task: Task
  /** In words, where a task has several per sample. */
  readonly question?: string
  readonly truth: AnswerValue | null
  readonly answers: readonly Given[]
}

/** A model's answer, the first where the question was asked several times; undefined where it was not asked. */
export function answerOf<Given extends GivenAnswer>(
  { answers }: { readonly answers: readonly Given[] },
  model: string,
): Given | undefined {
  return answers.find((answer) => answer.model === model && (answer.repeat ?? 0) === 0)
}
