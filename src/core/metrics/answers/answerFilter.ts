import { unreachable } from '../../errors'
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

/**
 * Whether a question fulfils a part of a filter; every question does where the part is not given.
 * @param question with the answers of the given models alone
 * @param models ids, in their order
 */
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
        question.answers.some((answer) => isWanted(question, answer, filter))
      )
    case 'agreement':
      return filter.agreement === undefined || agreementIn(question, filter) === filter.agreement
    case 'verdicts': {
      if (filter.verdicts === undefined) return true
      const verdicts = verdictsIn(question, models, filter)
      return verdicts?.[0] === filter.verdicts[0] && verdicts[1] === filter.verdicts[1]
    }
    default:
      return unreachable(part)
  }
}

/** Whether an answer is of the model that a filter is about, and its error in the wanted range. */
export function isCandidate(
  { truth }: AskedQuestion,
  answer: GivenAnswer,
  { model, error }: AnswerFilter,
): boolean {
  if (model !== undefined && answer.model !== model) return false
  if (error === undefined) return true
  const { low = -Infinity, high = Infinity } = error
  const difference = differenceOf(truth, answer)
  return difference !== undefined && difference >= low && difference <= high
}

/** Whether the models agree about a question; undefined where fewer than two were asked. */
export function agreementIn({ task, answers }: AskedQuestion, filter: AnswerFilter): Agreement | undefined {
  return agreementOf(task, answers, filter.tolerance)
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
  return (statuses === undefined || statuses.includes(answer.status)) && isCandidate(question, answer, filter)
}

function differenceOf(truth: AskedQuestion['truth'], answer: Pick<Answer, 'status' | 'value'>) {
  const predicted = predictionOf(answer)
  return typeof predicted === 'number' && typeof truth === 'number' ? predicted - truth : undefined
}
