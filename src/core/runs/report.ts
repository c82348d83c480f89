import type { Task } from '../benchmark/tasks'
import type { TaskMetrics } from '../metrics/results'
import type { AnswerStatus, ModelDescription } from '../models/model'
import type { Consistency } from './consistency'
import type { RunHeader } from './runLog'
import type { NumberEntry } from './runNumbers'
import type { TrainingMeans } from './scoreViews'
import type { UnansweredCount } from './unanswered'
import type { ModelUsage } from './usage'

/** One model's scores in one task of a run, or of one slice of it. */
export interface ReportEntry {
  readonly model: ModelDescription
  readonly task: Task
  /** Value of the `--by` column, absent for the whole run. */
  readonly slice?: string
  readonly metrics: TaskMetrics
  /** How the questions with truth were answered; the counts add up to the metrics' n. */
  readonly statuses: Readonly<Partial<Record<AnswerStatus, number>>>
  /** Why the others were not answered. */
  readonly unanswered: readonly UnansweredCount[]
}

/** What scores are taken over, where not everything is answered. */
export type ScoreView = 'answered only' | 'penalised' | 'intersection'

/** One model's scores in one task in one view. */
export interface ViewEntry {
  readonly model: ModelDescription
  readonly task: Task
  readonly view: ScoreView
  readonly metrics: TaskMetrics
}

/** The figures of a run, from which every report format is written. */
export interface RunReport {
  readonly run: RunHeader
  readonly outcome: 'complete' | 'cancelled' | 'failed' | 'unfinished'
  /** Samples that could not be asked about; they are in no metrics. */
  readonly skipped: number
  /** Expression that chose the samples; absent for all. */
  readonly where?: string
  /** Column that there are slices of. */
  readonly by?: string
  /** How the intervals were made; absent where there are none. */
  readonly intervals?: { readonly resamples: number; readonly seed: number }
  /** Where the classes of patch counts begin, when not as usual. */
  readonly countBins?: readonly number[]
  /** What stands in for unanswered numbers in the penalised view. */
  readonly trainingMeans: TrainingMeans
  readonly entries: readonly ReportEntry[]
  /** Of the tasks in which something is not answered. */
  readonly views: readonly ViewEntry[]
  /** Of the models that answered more than one question about a sample. */
  readonly consistency: readonly Consistency[]
  /** Of the tasks of numbers in which some model answers in words: of every model, for comparison. */
  readonly numbers: readonly NumberEntry[]
  /** Of the models whose answers took time or tokens that the run tells. */
  readonly usage: readonly ModelUsage[]
}
