import type { Task } from '../core/benchmark/tasks'
import type { Difference, Estimate } from '../core/metrics/comparison/difference'
import type { ComparedFigure } from '../core/metrics/comparison/resampledFigures'
import type { CoverageMeasure, SurenessKind } from '../core/metrics/coverageMeasures'
import type { Verdict } from '../core/runs/comparison/pairComparison'
import type { EncodedArray, PayloadBase } from './payloads'

/** A model's place by one figure. */
export interface LeaderboardRow {
  readonly model: string
  readonly title: string
  /** Questions with truth that it was asked, and those of them that it answered. */
  readonly n: number
  readonly answered: number
  /** Best and worst rank that is not ruled out. */
  readonly ranks: readonly [best: number, worst: number]
  /** Null where the figure is not available. */
  readonly figure: Estimate | null
  /** The figure minus that of the first row's; absent in the first row. */
  readonly toBest?: Difference & { readonly verdict: Verdict }
}

/** A task's models in the order of one figure. */
export interface LeaderboardRanking {
  readonly figure: ComparedFigure
  readonly title: string
  /** Empty for shares and the like. */
  readonly unit: string
  /** Decimals to show. */
  readonly digits: number
  readonly rows: readonly LeaderboardRow[]
}

/** The models of a task in the order of each of its figures, over the questions that all of them answered. */
export interface LeaderboardTask {
  readonly task: Task
  /** Questions that all models answered, and the units that they are drawn in. */
  readonly common: number
  readonly units: number
  /** The task's main figure first. */
  readonly rankings: readonly LeaderboardRanking[]
  /** Models that answered nothing. */
  readonly silent: readonly { readonly model: string; readonly title: string; readonly n: number }[]
}

/** `application/vnd.reo.leaderboard.v1+json`: models in order, as far as differences are ones. */
export interface LeaderboardPayload extends PayloadBase {
  readonly tasks: readonly LeaderboardTask[]
  /** What is drawn together, such as `tile`; absent where samples stand for themselves. */
  readonly cluster?: string
  readonly notes: readonly string[]
}

/** One model in a {@link CoveragePayload}. */
export interface CoverageSeries {
  readonly model: string
  readonly title: string
  readonly answered: number
  /** Sum of the losses of its answers, measure by measure. */
  readonly losses: readonly number[]
  /**
   * What is left of the error where only the surest answers are kept; absent where nothing tells which these are. Shares
   * of all questions asked, f4, and parallel to them the error of each measure.
   */
  readonly curve?: {
    readonly by: SurenessKind
    readonly coverage: EncodedArray
    readonly risks: readonly EncodedArray[]
  }
}

/** `application/vnd.reo.coverage.v1+json`: how the order of models hangs on what is left unanswered. */
export interface CoveragePayload extends PayloadBase {
  readonly task: Task
  readonly unit: string
  /** Questions with truth that all models were asked. */
  readonly asked: number
  /** Errors to rank by, the main one first. */
  readonly measures: readonly CoverageMeasure[]
  readonly series: readonly CoverageSeries[]
  /** The same sums over resamples of whole units, so that ranks are known as far as they can be. */
  readonly resamples: {
    readonly count: number
    /** f4: resample by resample the questions asked; then for each model those unanswered and its losses by measure. */
    readonly sums: EncodedArray
  }
  readonly notes: readonly string[]
}
