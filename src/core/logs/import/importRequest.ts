import type { ReadingPolicies } from '../../answers/policies'
import type { Task } from '../../benchmark/tasks'
import type { Dataset } from '../../dataset/dataset'
import type { Split } from '../../dataset/sample'
import type { LogColumns } from '../logRecord'

/** What is to become a run log. */
export interface ImportRequest {
  /** Another tool's log. */
  readonly file: string
  /** Name of its format; found by its content when absent. */
  readonly from?: string
  readonly columns: LogColumns
  /** Whose samples were asked about; without one the log's own truth counts, where it carries any. */
  readonly dataset?: Dataset
  readonly split: Split
  /** Which task a record belongs to. */
  readonly tasks: TaskChoice
  /** Id of the model; when absent that in the log, or the file's name. */
  readonly model?: string
  readonly policies: ReadingPolicies
  /** Run log to write. */
  readonly out: string
}

/** One task for all records, or one by the kind of question; kinds without a task are left out. */
export type TaskChoice = Task | ReadonlyMap<string, Task>

/** What became of a log. */
export interface ImportResult {
  readonly path: string
  /** Title of the log's format. */
  readonly format: string
  readonly answers: number
  /** Records that are in the log and not in the run, by why. */
  readonly left: readonly LeftOut[]
}

/** Records left out for one reason. */
export interface LeftOut {
  readonly reason: LeftReason
  readonly count: number
  /** The first few: ids, kinds of question, lines. */
  readonly first: readonly string[]
  /** Whether there are others than those. */
  readonly more: boolean
}

export const LEFT_REASONS = {
  'unknown-sample': 'of ids that the data set does not have',
  'other-split': 'of samples in another split',
  'unknown-question': 'of questions that the data set does not ask',
  'other-kind': 'of kinds that no task is named for',
  unreadable: 'that cannot be read',
} as const
export type LeftReason = keyof typeof LEFT_REASONS
