import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import type { AnswerValue } from '../../core/models/model'
import { digitsOf, formatSigned } from './format'

/** How far an answer is from the truth: a signed difference, or right or wrong. */
export type AnswerError =
  | { readonly kind: 'difference'; readonly value: number }
  | { readonly kind: 'match'; readonly right: boolean }

/** The error of an answer; undefined where truth or answer is missing or a number is compared with text. */
export function errorOf(
  task: Task,
  truth: AnswerValue | null | undefined,
  value: AnswerValue | null | undefined,
): AnswerError | undefined {
  if (truth === null || truth === undefined || value === null || value === undefined) return undefined
  if (TASK_DESCRIPTIONS[task].kind === 'regression') {
    if (typeof truth !== 'number' || typeof value !== 'number') return undefined
    return { kind: 'difference', value: value - truth }
  }
  return { kind: 'match', right: asLabel(truth) === asLabel(value) }
}

/** Size of an error for sorting: absolute difference, 0 right, 1 wrong. */
export function sizeOf(error: AnswerError): number {
  return error.kind === 'difference' ? Math.abs(error.value) : Number(!error.right)
}

/** "−14.2", "right" or "wrong". */
export function formatError(task: Task, error: AnswerError): string {
  if (error.kind === 'match') return error.right ? 'right' : 'wrong'
  return formatSigned(error.value, Number.isInteger(error.value) ? digitsOf(task) : 1)
}

function asLabel(value: AnswerValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value).trim().toLowerCase()
}
