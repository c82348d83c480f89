import type { AnswerCriterion, Criterion } from '../../core/selection/selection'
import { unreachable } from '../../core/errors'
import type { ErrorBox, ResidualsPayload } from '../../protocol/residuals'
import { formatKey } from '../shared/format'
import type { Ranges } from '../shared/plot/cloud'
import { openRange, rangeInWords, rangeOf, testOf, valueRange } from '../shared/plot/ranges'
import type { PointedAt } from '../shared/selection/pointing'
import { axisNames, type ErrorView } from './errorViews'

/** A rectangle in one of the views, and the model that it was drawn over. */
export interface ErrorBrush extends Ranges {
  readonly view: ErrorView
  readonly model: string
}

type Shown = Pick<ResidualsPayload, 'task' | 'axis' | 'quantity' | 'unit'>

/** What a brushed rectangle selects. */
export function brushedErrors(shown: Shown, { view, model, x, y }: ErrorBrush): PointedAt {
  const names = axisNames(shown, view)
  const unit = shown.unit === '' ? '' : ` ${shown.unit}`
  const across = `${names.x} ${rangeInWords(x, digitsOf(x))}`
  const up = names.y === undefined ? '' : `, ${names.y} ${rangeInWords(y)}`
  return { title: `${across}${up}${unit}`, criterion: criterionOf(shown, { view, model, x, y }) }
}

/** What a box selects: the samples of its class that the model answered. */
export function boxedErrors({ task, axis }: Shown, model: string, { value, title }: ErrorBox): PointedAt {
  const column = axis.column ?? ''
  return {
    title: `${formatKey(column)} ${title}`,
    criterion: {
      kind: 'all',
      criteria: [
        { kind: 'answer', task, model, statuses: ['answered'] },
        { kind: 'columns', where: { [column]: value } },
      ],
    },
  }
}

/** The rectangle that selects what is pointed at; undefined where none of a residuals figure does. */
export function brushOf(criterion: Criterion): ErrorBrush | undefined {
  if (criterion.kind === 'answer') return brushOfAnswers(criterion)
  if (criterion.kind !== 'all') return undefined
  const parts: readonly Criterion[] = criterion.criteria
  const [answers] = parts.filter((part) => part.kind === 'answer')
  const [columns] = parts.filter((part) => part.kind === 'columns')
  const [condition] = Object.values(columns?.where ?? {})
  if (answers?.error === undefined || !isNumberRange(condition)) return undefined
  const { min: low = -Number.MAX_VALUE, max: high = Number.MAX_VALUE } = condition
  return { view: 'against', model: answers.model, x: openRange({ low, high }), y: openRange(answers.error) }
}

function brushOfAnswers({ model, truth, mean, error, absoluteError }: AnswerCriterion): ErrorBrush {
  if (absoluteError !== undefined)
    return { view: 'distribution', model, x: openRange(absoluteError), y: openRange(undefined) }
  return mean === undefined
    ? { view: 'against', model, x: rangeOf(truth), y: openRange(error) }
    : { view: 'agreement', model, x: openRange(mean), y: openRange(error) }
}

function criterionOf({ task, axis }: Shown, { view, model, x, y }: ErrorBrush): Criterion {
  const answer = { kind: 'answer', task, model } as const
  switch (view) {
    case 'against': {
      const { column } = axis
      if (column === undefined) return { ...answer, truth: testOf(x), error: valueRange(y) }
      const { low: min, high: max } = valueRange(x)
      return {
        kind: 'all',
        criteria: [
          { ...answer, error: valueRange(y) },
          { kind: 'columns', where: { [column]: { min, max } } },
        ],
      }
    }
    case 'agreement':
      return { ...answer, mean: valueRange(x), error: valueRange(y) }
    case 'distribution':
      return { ...answer, absoluteError: valueRange(x) }
    default:
      return unreachable(view)
  }
}

function isNumberRange(condition: unknown): condition is { readonly min?: number; readonly max?: number } {
  return typeof condition === 'object' && condition !== null && !Array.isArray(condition)
}

/** Decimals that tell the ends of a range apart. */
function digitsOf([low, high]: Ranges['x']): number {
  const width = high - low
  return Number.isFinite(width) && width > 0 ? Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(width)))) : 1
}
