import { type Task, TASK_DESCRIPTIONS } from '../benchmark/tasks'
import type { Interval, TaskMetrics } from '../metrics/results'

/** One figure of a metric, as reports name and round it. */
export interface ReportFigure {
  readonly key: string
  readonly title: string
  readonly digits: number
  /** Undefined where metrics of their kind have no such figure, null where it is not available. */
  readonly valueOf: (metrics: TaskMetrics) => number | null | undefined
  readonly intervalOf: (metrics: TaskMetrics) => Interval | undefined
}

/** Every figure that a report may have, in the order in which it is read. */
export const REPORT_FIGURES: readonly ReportFigure[] = [
  regressionFigure('rmse', 'RMSE', 2),
  regressionFigure('mae', 'MAE', 2),
  regressionFigure('bias', 'bias', 2),
  regressionFigure('r2', 'R²', 3),
  {
    key: 'pearson',
    title: 'Pearson r',
    digits: 3,
    valueOf: (metrics) => (metrics.kind === 'regression' ? metrics.pearson : undefined),
    intervalOf: () => undefined,
  },
  regressionFigure('discretisedAccuracy', 'discretised accuracy', 3),
  classificationFigure('accuracy', 'accuracy', 3),
  classificationFigure('macroPrecision', 'macro precision', 3),
  classificationFigure('macroRecall', 'macro recall', 3),
  classificationFigure('macroF1', 'macro F1', 3),
]

/** A figure with its interval where it has one, such as `58.82 [58.14, 59.50]`; a dash where there is none. */
export function figureText({ digits, valueOf, intervalOf }: ReportFigure, metrics: TaskMetrics): string {
  const value = numberText(valueOf(metrics), digits)
  const interval = intervalOf(metrics)
  if (interval === undefined) return value
  return `${value} [${numberText(interval.low, digits)}, ${numberText(interval.high, digits)}]`
}

/** A number with fixed decimals, without the sign of a zero; a dash where there is none. */
export function numberText(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined ? '–' : value.toFixed(digits).replace(/^-(?=[0.]+$)/, '')
}

/** A whole number with its thousands parted. */
export function countText(count: number): string {
  return count.toLocaleString('en')
}

/** A task's name with the unit of its errors, such as `Above-ground biomass (Mg/ha)`. */
export function taskTitle(task: Task): string {
  const { title, unit } = TASK_DESCRIPTIONS[task]
  return unit === '' ? title : `${title} (${unit})`
}

function regressionFigure(
  key: 'rmse' | 'mae' | 'bias' | 'r2' | 'discretisedAccuracy',
  title: string,
  digits: number,
): ReportFigure {
  return {
    key,
    title,
    digits,
    valueOf: (metrics) => (metrics.kind === 'regression' ? metrics[key] : undefined),
    intervalOf: (metrics) => (metrics.kind === 'regression' ? metrics.ci?.[key] : undefined),
  }
}

function classificationFigure(
  key: 'accuracy' | 'macroPrecision' | 'macroRecall' | 'macroF1',
  title: string,
  digits: number,
): ReportFigure {
  return {
    key,
    title,
    digits,
    valueOf: (metrics) => (metrics.kind === 'classification' ? metrics[key] : undefined),
    intervalOf: (metrics) => (metrics.kind === 'classification' ? metrics.ci?.[key] : undefined),
  }
}
