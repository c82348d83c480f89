import type { Task } from '../benchmark/tasks'
import type { AnswerStatus } from '../models/model'

/** Both ends included. */
export interface ValueRange {
  readonly low: number
  readonly high: number
}

/** What a value has to be: in a range, or scored as a label, such as a CGLS code or `unanswered`. */
export type ValueTest =
  ({ readonly kind: 'range' } & ValueRange) | { readonly kind: 'label'; readonly label: string }

/** Samples that a model answered in some way: one answer has to fulfil everything that is given. */
export interface AnswerCriterion {
  readonly kind: 'answer'
  readonly task: Task
  readonly model: string
  readonly truth?: ValueTest
  readonly predicted?: ValueTest
  /** Of predicted − true, in the task's unit. */
  readonly error?: ValueRange
  readonly statuses?: readonly AnswerStatus[]
}

/** What a sample has to fulfil. */
export type Criterion = AnswerCriterion | { readonly kind: 'samples'; readonly samples: readonly string[] }

/** One thing that a person pointed at. */
export interface SelectionStep {
  /** The output that it was made in: a later step of the same output takes its place. */
  readonly origin: string
  /** In words, such as "true 100–200, predicted 0–50 Mg/ha". */
  readonly title: string
  readonly criterion: Criterion
}

/** Samples of a run that fulfil every step; all of them where there is none. */
export type Selection = readonly SelectionStep[]
