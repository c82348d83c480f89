import type { Answer, AnswerStatus } from '../../models/model'
import { type Agreement, agreementOf } from './agreement'
import { answerOf, type AskedQuestion, type GivenAnswer } from './askedQuestion'
import { predictionOf } from './prediction'
import { type Verdict, verdictOf } from './verdict'

/** Which questions are wanted, by how models answered them. */
export interface AnswerFilter {
  /** Whose answer has to be as `statuses` and `error` say; any model's when absent. */
  readonly model?: string
  /** How the asking ended. */
  readonly statuses?: readonly AnswerStatus[]
  /** Of predicted − true, in the task's unit, both ends included; open where an end is absent. */
  readonly error?: ErrorRange
  /** Of all models that were asked. */
  readonly agreement?: Agreement
  /** How the two models' answers stand to the truth, where there are exactly two. */
  readonly verdicts?: readonly [first: Verdict, second: Verdict]
  /** How far a number may lie off to be right, or the same as another; as is usual in the task when absent. */
  readonly tolerance?: number
}

export interface ErrorRange {
  readonly low?: number
  readonly high?: number
}

/** The parts of a filter that a person chooses one by one. */
export const FILTER_PARTS = ['answer', 'agreement', 'verdicts'] as const
export type FilterPart = (typeof FILTER_PARTS)[number]

/** Whether a question fulfils a part of a filter; every question does where the part is not given. */
export function fulfilsPart(
  part: FilterPart,
  question: AskedQuestion,
  models: readonly string[],
  filter: AnswerFilter,
): boolean {
  switch (part) {
    case 'answer':
      return (
        (filter.statuses === undefined && filter.error === undefined) ||
        candidates(question, models, filter).some((answer) => isWanted(question, answer, filter))
      )
    case 'agreement':
      return filter.agreement === undefined || agreementIn(question, models, filter) === filter.agreement
    case 'verdicts': {
      if (filter.verdicts === undefined) return true
      const verdicts = verdictsIn(question, models, filter)
      return verdicts?.[0] === filter.verdicts[0] && verdicts[1] === filter.verdicts[1]
    }
  }
}

/** Whether a question is wanted. @param models ids of those whose answers count, in their order */
export function fulfilsFilter(
  question: AskedQuestion,
  models: readonly string[],
  filter: AnswerFilter,
): boolean {
  return FILTER_PARTS.every((part) => fulfilsPart(part, question, models, filter))
}

/** Answers of the model that a filter is about, or of all. */
export function candidates(
  { answers }: AskedQuestion,
  models: readonly string[],
  { model }: AnswerFilter,
): readonly GivenAnswer[] {
  return answers.filter((answer) =>
    model === undefined ? models.includes(answer.model) : answer.model === model,
  )
}

/** Whether the error of an answer is in the wanted range. */
export function isErrorWanted(
  { truth }: AskedQuestion,
  answer: GivenAnswer,
  { error }: AnswerFilter,
): boolean {
  if (error === undefined) return true
  const difference = differenceOf(truth, answer)
  const { low = -Infinity, high = Infinity } = error
  return difference !== undefined && difference >= low && difference <= high
}

/** Whether the models agree about a question; undefined where fewer than two were asked. */
export function agreementIn(
  question: AskedQuestion,
  models: readonly string[],
  { tolerance }: AnswerFilter,
): Agreement | undefined {
  const first = question.answers.filter(({ model, repeat }) => (repeat ?? 0) === 0 && models.includes(model))
  return agreementOf(question.task, first, tolerance)
}

/** How the answers of two models stand to the truth; undefined where it or one of the answers is not there. */
export function verdictsIn(
  question: AskedQuestion,
  models: readonly string[],
  { tolerance }: AnswerFilter,
): readonly [Verdict, Verdict] | undefined {
  if (models.length !== 2) return undefined
  const [first, second] = models.map((model) => {
    const answer = answerOf(question, model)
    return answer && verdictOf(question.task, question.truth, answer, tolerance)
  })
  return first === undefined || second === undefined ? undefined : [first, second]
}

/** Whether a filter leaves anything out. */
export function isFilter({ statuses, error, agreement, verdicts }: AnswerFilter): boolean {
  return [statuses, error, agreement, verdicts].some((part) => part !== undefined)
}

function isWanted(question: AskedQuestion, answer: GivenAnswer, filter: AnswerFilter): boolean {
  const { statuses } = filter
  return (
    (statuses === undefined || statuses.includes(answer.status)) && isErrorWanted(question, answer, filter)
  )
}

function differenceOf(truth: AskedQuestion['truth'], answer: Pick<Answer, 'status' | 'value'>) {
  const predicted = predictionOf(answer)
  return typeof predicted === 'number' && typeof truth === 'number' ? predicted - truth : undefined
}
