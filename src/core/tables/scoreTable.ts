import { type Task, TASK_DESCRIPTIONS } from '../benchmark/tasks'
import { classificationMetrics } from '../metrics/classification'
import { labelOf } from '../metrics/labels'
import { regressionMetrics } from '../metrics/regression'
import type { TaskMetrics } from '../metrics/results'
import { sliceItems } from '../metrics/slices'
import { regressionOptions, type ScoringOptions } from '../metrics/taskMetrics'
import { numbersOf, type Table, textsOf } from './table'

/** Which columns of a table are what. */
export interface ScoredColumns {
  readonly truth: string
  readonly predicted: string
  /** Column to slice by. */
  readonly by?: string
}

export interface TableScore {
  readonly metrics: TaskMetrics
  /** By value of the column to slice by; empty where there is none. */
  readonly slices: ReadonlyMap<string, TaskMetrics>
}

/** Scores a column of predictions against one of truth. @throws ReoError when a number is expected and is none */
export function scoreTable(
  table: Table,
  task: Task,
  columns: ScoredColumns,
  options: ScoringOptions,
): TableScore {
  const score = scorer(table, task, columns, options)
  const slices =
    columns.by === undefined
      ? new Map()
      : sliceItems(textsOf(table, columns.by), { by: columns.by, where: table.path })
  return {
    metrics: score(),
    slices: new Map([...slices].map(([slice, rows]) => [slice, score(rows)])),
  }
}

/** Scores some rows, or all. */
type Scorer = (rows?: readonly number[]) => TaskMetrics

function scorer(table: Table, task: Task, columns: ScoredColumns, options: ScoringOptions): Scorer {
  if (TASK_DESCRIPTIONS[task].kind === 'regression') {
    const truth = numbersOf(table, columns.truth)
    const predicted = numbersOf(table, columns.predicted)
    const howScored = regressionOptions(task, options)
    return (rows) => regressionMetrics(pick(truth, rows), pick(predicted, rows), howScored)
  }
  const label = (text: string | null) => (text === null ? null : labelOf(task, text))
  const truth = textsOf(table, columns.truth).map(label)
  const predicted = textsOf(table, columns.predicted).map(label)
  return (rows) =>
    classificationMetrics(
      rows?.map((row) => truth[row]) ?? truth,
      rows?.map((row) => predicted[row]) ?? predicted,
      options,
    )
}

function pick(values: ArrayLike<number>, rows: readonly number[] | undefined): ArrayLike<number> {
  return rows === undefined ? values : rows.map((row) => values[row])
}
