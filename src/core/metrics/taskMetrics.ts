import { type Task, TASK_DESCRIPTIONS } from '../benchmark/tasks'
import type { AnswerValue } from '../models/model'
import { AGB_BIN_EDGES } from './bins'
import type { BootstrapOptions } from './bootstrap'
import { classificationMetrics } from './classification'
import { COUNT_CLASS_STARTS } from './discretise'
import { labelOf } from './labels'
import { regressionMetrics, type RegressionOptions } from './regression'
import type { TaskMetrics } from './results'

/** How a task's answers are scored. */
export interface ScoringOptions extends BootstrapOptions {
  /** Where the classes of patch counts begin; {@link COUNT_CLASS_STARTS} when absent. */
  readonly countBins?: readonly number[]
}

/**
 * Scores the answers of one model in a task, as the task is scored.
 * @param truth null where there is none
 * @param predicted as long as `truth`; null where an item is not answered
 */
export function taskMetrics(
  task: Task,
  truth: readonly (AnswerValue | null)[],
  predicted: readonly (AnswerValue | null)[],
  options: ScoringOptions = {},
): TaskMetrics {
  if (TASK_DESCRIPTIONS[task].kind === 'regression') {
    return regressionMetrics(truth.map(numberOf), predicted.map(numberOf), regressionOptions(task, options))
  }
  const label = (value: AnswerValue | null) => (value === null ? null : labelOf(task, value))
  return classificationMetrics(truth.map(label), predicted.map(label), options)
}

/** How a numeric task is scored: biomass by AGBD's bins, counts also by class. */
export function regressionOptions(
  task: Task,
  { countBins = COUNT_CLASS_STARTS, ...bootstrap }: ScoringOptions,
): RegressionOptions {
  if (task === 'patchCount') return { ...bootstrap, binEdges: [], classStarts: countBins }
  return { ...bootstrap, binEdges: AGB_BIN_EDGES }
}

function numberOf(value: AnswerValue | null): number {
  return typeof value === 'number' ? value : Number.NaN
}
