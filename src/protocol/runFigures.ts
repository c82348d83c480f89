import type { Task } from '../core/benchmark/tasks'
import type { AnswerFilter } from '../core/metrics/answers/answerFilter'
import type { AnswerOrder } from '../core/metrics/answers/sortQuestions'
import type { ComparedFigure } from '../core/metrics/comparison/resampledFigures'
import type { NumberTask } from '../core/numberTokens/distributionOf'
import type { TrainingMeans } from '../core/runs/scoreViews'

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
  | {
      readonly kind: 'scatter'
      readonly task: Task
      readonly model?: string
      /** Ids of two models to lay over each other, in place of one. */
      readonly pair?: readonly [first: string, second: string]
    }
  | { readonly kind: 'confusion'; readonly task: Task; readonly model?: string }
  | { readonly kind: 'numbers'; readonly task: NumberTask; readonly model?: string }
  | {
      readonly kind: 'residuals'
      readonly task: NumberTask
      readonly model?: string
      /** Column that errors are shown against; the true value when absent. */
      readonly against?: string
    }
  | {
      readonly kind: 'answers'
      readonly task: Task
      /** Ids; all models that can do the task when absent. */
      readonly models?: readonly string[]
      readonly sort: AnswerOrder
      /** Model whose error alone is sorted by; all models' when absent. */
      readonly sortModel?: string
      readonly filter?: AnswerFilter
      /** Rows left out before the first; none when absent. */
      readonly offset?: number
      readonly limit: number
    }
  | {
      /** The questions of the logical chain about one sample in their order, with contradictions between a model's answers. */
      readonly kind: 'chain'
      readonly sample: string
      /** Ids; all models when absent. */
      readonly models?: readonly string[]
    }
  | {
      /** A gallery of patches with one model's answers. */
      readonly kind: 'patches'
      readonly task: Task
      /** Whose answers are shown, and whose errors count; the first of the models when absent. */
      readonly model?: string
      /** Ids of those that are compared; all models that can do the task when absent. */
      readonly models?: readonly string[]
      readonly sort: AnswerOrder
      readonly limit: number
    }
  | {
      /** What becomes of answers from models to others that see more. */
      readonly kind: 'flips'
      readonly task: Task
      /** Ids, each compared with the one before; those of one family on different inputs when absent. */
      readonly models?: readonly string[]
      /** Column whose values are told apart; land cover when absent. */
      readonly by?: string
      readonly cluster?: string
    }
  | ComparisonFigure

/** A table of how models or parts of the data differ. `cluster` names the column whose samples go together. */
export type ComparisonFigure =
  | {
      readonly kind: 'leaderboard'
      /** All when absent. */
      readonly task?: Task
      /** Figure to rank by. */
      readonly figure?: ComparedFigure
      readonly cluster?: string
    }
  | {
      readonly kind: 'comparison'
      /** Ids of two models. */
      readonly models: readonly [first: string, second: string]
      readonly task?: Task
      readonly cluster?: string
    }
  | {
      /** Answers that became better or worse from one model to the other. */
      readonly kind: 'changes'
      readonly models: readonly [first: string, second: string]
      readonly task: Task
      readonly limit: number
    }
  | {
      /** Ranks of models by what an unanswered question costs. */
      readonly kind: 'penalties'
      /** All when absent. */
      readonly task?: Task
    }
  | {
      /** What is left of models' errors where they may leave questions out, and what leaving them out may cost. */
      readonly kind: 'coverage'
      readonly task: Task
      readonly cluster?: string
    }
  | {
      readonly kind: 'weakSlices'
      readonly task?: Task
      readonly model?: string
      /** Conditions of a slice, its answers, and slices of a model and task: at most, at least, at most. */
      readonly depth?: number
      readonly minimum?: number
      readonly limit?: number
      readonly cluster?: string
    }
