import type { Task } from '../../core/benchmark/tasks'
import type { MetadataValue } from '../../core/dataset/sample'
import type { Verdict } from '../../core/metrics/answers/verdict'
import type { ComparisonCriterion, Criterion } from '../../core/selection/selection'
import type { FlipsStep } from '../../protocol/flips'
import type { ConfusionLabel } from '../../protocol/payloads'
import { lowerFirst } from '../shared/format'
import type { PointedAt } from '../shared/selection/pointing'

/** What became of an answer: the verdict on the first model's, and that on the second's. */
export interface Flip {
  readonly first: Verdict
  readonly second: Verdict
  readonly title: string
}

/** Flips that a table counts, in the order of its columns. */
export const FLIPS: readonly Flip[] = [
  { first: 'right', second: 'wrong', title: 'right → wrong' },
  { first: 'right', second: 'unanswered', title: 'right → no answer' },
  { first: 'wrong', second: 'right', title: 'wrong → right' },
  { first: 'unanswered', second: 'right', title: 'no answer → right' },
]

/** Selects the samples of a flip, in all or of one class. */
export type FlipCriterion =
  ComparisonCriterion | { readonly kind: 'all'; readonly criteria: readonly [ComparisonCriterion, Criterion] }

/** What a flip of a step selects; `label` where it is of one value of the column `by`. */
export function flipPointed(
  task: Task,
  by: string,
  { first, second }: FlipsStep,
  flip: Flip,
  label: ConfusionLabel | undefined,
): PointedAt {
  const comparison: ComparisonCriterion = {
    kind: 'comparison',
    task,
    models: [first.model, second.model],
    filter: { verdicts: [flip.first, flip.second] },
  }
  const title = `${flip.title}, ${first.title} → ${second.title}`
  if (label === undefined) return { title, criterion: comparison }
  return {
    title: `${title}, ${lowerFirst(label.title)}`,
    criterion: {
      kind: 'all',
      criteria: [comparison, { kind: 'columns', where: { [by]: valuesWritten(label.key) } }],
    },
  }
}

/** The values of a column that are written as a text. */
function valuesWritten(text: string): readonly MetadataValue[] {
  const number = Number(text)
  return [
    text,
    ...(text.trim() !== '' && Number.isFinite(number) ? [number] : []),
    ...(text === 'true' ? [true] : text === 'false' ? [false] : []),
  ]
}

/** Whether a criterion is one that a flip selects by. */
export function isFlipCriterion(criterion: Criterion): criterion is FlipCriterion {
  if (criterion.kind === 'comparison') return criterion.filter.verdicts !== undefined
  return (
    criterion.kind === 'all' && criterion.criteria.length === 2 && criterion.criteria[0].kind === 'comparison'
  )
}

/** Id of the model that a flip leads to. */
export function secondModel(criterion: FlipCriterion): string {
  const { models } = criterion.kind === 'all' ? criterion.criteria[0] : criterion
  return models[1] ?? ''
}
