import type { Task } from '../../core/benchmark/tasks'
import type { AnswerFilter } from '../../core/metrics/answers/answerFilter'
import type { AnswerOrder } from '../../core/metrics/answers/sortQuestions'
import type { ComparedFigure } from '../../core/metrics/comparison/resampledFigures'
import type { TaskMetrics } from '../../core/metrics/results'
import type { TrainingMeans } from '../../core/runs/scoreViews'
import type { WeakSliceOptions as WeakSliceSearch } from '../../core/slices/weak/findWeakSlices'

/** Rows of changes when nothing else is asked for. */
export const CHANGES = 50

export interface ReportOptions {
  /** Metadata column to report by. */
  readonly by?: string
  /** Bootstrap samples of the intervals; 0 for none. */
  readonly bootstrap?: number
  /** Where the classes of patch counts begin, such as `[1, 2, 3, 5, 10]`. */
  readonly countBins?: readonly number[]
  /** Means that stand in for unanswered numbers in penalised scores; those that the run knows when absent. */
  readonly trainingMeans?: TrainingMeans
}

export interface PatchesOptions {
  /** The last that the run asked for in the benchmark's chain, biomass before all, when absent. */
  readonly task?: Task
  /** Whose answers are shown first; the first of the run when absent. */
  readonly model?: string
  /** Ids of those that are compared; all models that can do the task when absent. */
  readonly models?: readonly string[]
  /** `worst` when absent. */
  readonly sort?: AnswerOrder
  /** Patches at most; 1000 when absent. */
  readonly limit?: number
}

export interface AnswersOptions {
  /** Whose answers are shown. */
  readonly task: Task
  /** `worst` when absent. */
  readonly sort?: AnswerOrder
  /** Model whose error alone is sorted by; all models' when absent. */
  readonly sortModel?: string
  /** Rows at most; 20 when absent. */
  readonly limit?: number
  /** Ids; all models that can do the task when absent. */
  readonly models?: readonly string[]
  /** Which questions are wanted, by how models answered them. */
  readonly filter?: AnswerFilter
}

/** How models are compared. */
export interface CompareOptions {
  /** All of the run's when absent. */
  readonly task?: Task
  /** Column whose samples are drawn together, or `none`; `tile` when absent, where there is one. */
  readonly cluster?: string
  /** Resamples of the intervals; 1000 when absent. */
  readonly bootstrap?: number
}

export interface LeaderboardOptions extends CompareOptions {
  /** Figure to rank by: `rmse`, `mae`, `r2`, `discretisedAccuracy`, `accuracy` or `macroF1`. */
  readonly figure?: ComparedFigure
}

export interface ResidualsOptions {
  /** Column of the data set, such as `cloud_share`; the true value when absent. */
  readonly against?: string
  /** Id; all models that can do the task when absent. */
  readonly model?: string
}

export type CoverageOptions = Pick<CompareOptions, 'cluster'>

export interface ChangesOptions {
  /** Whose answers are compared. */
  readonly task: Task
  /** Rows at most; 50 when absent. */
  readonly limit?: number
}

export interface FlipsOptions extends CompareOptions {
  /** Whose answers are compared. */
  readonly task: Task
  /** Ids, each compared with the one before; those of one family on different inputs when absent. */
  readonly models?: readonly string[]
  /** Column whose values are told apart; land cover when absent. */
  readonly by?: string
}

export interface WeakSlicesOptions extends WeakSliceSearch {
  /** All of the run's when absent. */
  readonly task?: Task
  /** Id; every model of the run by itself when absent. */
  readonly model?: string
  /** Column whose samples are one piece of evidence, or `none`; `tile` when absent, where there is one. */
  readonly cluster?: string
}

/** One model's metrics in a task. */
export type ModelMetrics = { readonly model: string; readonly slice?: string } & TaskMetrics

/** What is selected in a run's outputs. */
export interface RunSelection {
  /** Ids; all of the run's where nothing is selected. */
  readonly samples: readonly string[]
  /** What was pointed at, in words. */
  readonly steps: readonly string[]
}
