import type { Task } from '../core/benchmark/tasks'
import type { NumberTask } from '../core/numberTokens/distributionOf'
import type { TrainingMeans } from '../core/runs/scoreViews'

/** How rows of answers are ordered: by error, or by sample id. */
export const ANSWER_ORDERS = ['worst', 'best', 'id'] as const
export type AnswerOrder = (typeof ANSWER_ORDERS)[number]

/** A figure of a run, by what it shows: enough to make it from the run log, over all samples or a selection. */
export type RunFigure =
  | {
      readonly kind: 'report'
      /** Metadata column to report by. */
      readonly by?: string
      /** Where the classes of patch counts begin. */
      readonly countBins?: readonly number[]
      readonly trainingMeans?: TrainingMeans
    }
  | { readonly kind: 'scatter'; readonly task: Task; readonly model?: string }
  | { readonly kind: 'confusion'; readonly task: Task; readonly model?: string }
  | { readonly kind: 'numbers'; readonly task: NumberTask; readonly model?: string }
  | {
      readonly kind: 'answers'
      readonly task: Task
      /** Ids; all models that can do the task when absent. */
      readonly models?: readonly string[]
      readonly sort: AnswerOrder
      readonly limit: number
    }
