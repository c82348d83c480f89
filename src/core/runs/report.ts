import type { Task } from '../benchmark/tasks'
import type { TaskMetrics } from '../metrics/results'
import type { AnswerStatus, ModelDescription } from '../models/model'
import type { RunHeader } from './runLog'

/** One model's scores in one task of a run, or of one slice of it. */
export interface ReportEntry {
  readonly model: ModelDescription
  readonly task: Task
  /** Value of the `--by` column, absent for the whole run. */
  readonly slice?: string
  readonly metrics: TaskMetrics
  /** How the questions with truth were answered; the counts add up to the metrics' n. */
  readonly statuses: Readonly<Partial<Record<AnswerStatus, number>>>
}

/** The figures of a run, from which every report format is written. */
export interface RunReport {
  readonly run: RunHeader
  readonly outcome: 'complete' | 'cancelled' | 'failed' | 'unfinished'
  /** Samples that could not be asked about; they are in no metrics. */
  readonly skipped: number
  /** Column that there are slices of. */
  readonly by?: string
  /** How the intervals were made; absent where there are none. */
  readonly intervals?: { readonly resamples: number; readonly seed: number }
  readonly entries: readonly ReportEntry[]
}
