import type { Task } from '../benchmark/tasks'
import type { Truth } from '../dataset/sample'
import type { AnswerValue } from './model'

/** One thing that can be asked of a sample in a task, with what is true. */
export interface KnownAnswer {
  /** Present where a task has several questions per sample (human activity). */
  readonly question?: string
  readonly value: AnswerValue
}

/** What is true of a sample in a task: nothing, one value, or one per question. */
export function truthOf(truth: Truth, task: Task): readonly KnownAnswer[] {
  if (task === 'humanActivity') {
    return (truth.humanActivity ?? []).map(({ question, answer }) => ({ question, value: answer }))
  }
  const value = truth[task]
  return value === undefined ? [] : [{ value }]
}
