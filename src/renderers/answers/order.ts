import type { Task } from '../../core/benchmark/tasks'
import type { AnswersRow, ShownAnswer } from '../../protocol/payloads'
import { errorOf, sizeOf } from '../shared/answerError'
import type { Sorting } from '../shared/sorting'

/** Sort keys of the columns that are no model's. */
export const SAMPLE = 'sample'
export const TRUTH = 'truth'

/** The sort key of a model's column. */
export function errorKey(model: string): string {
  return `error:${model}`
}

/** A model's answer in a row. */
export function answerOf(row: AnswersRow, model: string): ShownAnswer | undefined {
  return row.answers.find((answer) => answer.model === model)
}

/** Size of a model's error in a row; undefined where it cannot be told. */
export function errorSize(task: Task, row: AnswersRow, model: string): number | undefined {
  const error = errorOf(task, row.truth, answerOf(row, model)?.value)
  return error && sizeOf(error)
}

/** Rows by sample, truth or a model's error; rows without the value come last either way. */
export function sortAnswers(
  rows: readonly AnswersRow[],
  task: Task,
  models: readonly string[],
  sorting: Sorting,
): readonly AnswersRow[] {
  if (sorting === undefined) return rows
  const model = models.find((candidate) => errorKey(candidate) === sorting.key)
  const keyOf = (row: AnswersRow): string | number | undefined => {
    if (model !== undefined) return errorSize(task, row, model)
    if (sorting.key === SAMPLE) return row.sample
    return typeof row.truth === 'boolean' ? String(row.truth) : (row.truth ?? undefined)
  }
  const sign = sorting.direction === 'ascending' ? 1 : -1
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .toSorted(({ key: a }, { key: b }) => {
      if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
      if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
      return sign * String(a).localeCompare(String(b), 'en', { numeric: true })
    })
    .map(({ row }) => row)
}
