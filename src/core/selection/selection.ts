import type { Task } from '../benchmark/tasks'
import type { AnswerFilter } from '../metrics/answers/answerFilter'
import type { CardSlice } from '../card/slice'
import type { Conditions } from '../dataset/conditions'
import type { AnswerStatus } from '../models/model'

/** Both ends included. */
export interface ValueRange {
  readonly low: number
  readonly high: number
}

/** What a value has to be: in a range, or scored as a label, such as a CGLS code or `unanswered`, or as one of several. */
export type ValueTest =
  | ({ readonly kind: 'range' } & ValueRange)
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'labels'; readonly labels: readonly string[] }

/** Samples that a model answered in some way: one answer has to fulfil everything that is given. */
export interface AnswerCriterion {
  readonly kind: 'answer'
  readonly task: Task
  readonly model: string
  /** In words, where a task has several per sample; any of them when absent. */
  readonly question?: string
  readonly truth?: ValueTest
  readonly predicted?: ValueTest
  /** Of predicted − true, in the task's unit. */
  readonly error?: ValueRange
  /** Of the error without its sign. */
  readonly absoluteError?: ValueRange
  /** Of the mean of predicted and true. */
  readonly mean?: ValueRange
  readonly statuses?: readonly AnswerStatus[]
}

/** Samples about which models answered some question as a filter says. */
export interface ComparisonCriterion {
  readonly kind: 'comparison'
  readonly task: Task
  /** Ids, in their order. */
  readonly models: readonly string[]
  readonly filter: AnswerFilter
}

/** A criterion that the answers of a run alone decide. */
export type SettledCriterion =
  | AnswerCriterion
  | ComparisonCriterion
  | { readonly kind: 'samples'; readonly samples: readonly string[] }
  | { readonly kind: 'all'; readonly criteria: readonly SettledCriterion[] }

/** A criterion on what the data set knows of its samples. */
export type DatasetCriterion =
  /** By column: values, ranges, and so places by `latitude` and `longitude`. */
  | { readonly kind: 'columns'; readonly where: Conditions }
  /** An expression over columns, such as `class = 112 and region = 3`. */
  | { readonly kind: 'slice'; readonly expression: string }
  /** A mark of the data card: a bar, a bin, a place. */
  | { readonly kind: 'card'; readonly slice: CardSlice }

/** What a sample has to fulfil. */
export type Criterion =
  | SettledCriterion
  | DatasetCriterion
  /** All of several criteria. */
  | { readonly kind: 'all'; readonly criteria: readonly Criterion[] }

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

/** A selection that the answers of a run alone decide. */
export type SettledSelection = readonly (SelectionStep & { readonly criterion: SettledCriterion })[]
