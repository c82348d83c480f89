import type { Task } from '../benchmark/tasks'
import type { Dataset } from '../dataset/dataset'
import type { Split } from '../dataset/sample'
import type { Model, ModelDescription } from '../models/model'
import type { ModelScores } from './runningScores'
import type { Patience } from './questions/askPatiently'

export interface EvaluationRequest {
  readonly dataset: Dataset
  readonly split: Split
  readonly models: readonly Model[]
  /** Tasks to ask; a model is asked those it can do. */
  readonly tasks: readonly Task[]
  /** Path of the run log to write. */
  readonly out: string
  readonly limit?: number
  /** Sample ids to ask about, in place of the whole split. */
  readonly only?: ReadonlySet<string>
  /** Goes on with the log at `out`, asking only what has no answer yet; starts anew where there is none. */
  readonly resume?: boolean
  /** Resumes a run though its data set has changed since; the log says so. */
  readonly acceptChangedData?: boolean
  /** How often endpoints are asked again; as is usual when absent. */
  readonly patience?: Patience
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: EvaluationProgress) => void
}

export interface EvaluationProgress {
  /** Patches done and in all, over all models. */
  readonly done: number
  readonly total: number
  readonly answers: number
  readonly skipped: number
  /** Patches per second since the start. */
  readonly rate: number
  /** 0 until the rate is known. */
  readonly secondsLeft: number
  /** Model being asked now. */
  readonly model: ModelDescription
  /** How each model does so far, the answers of an earlier part of the run included. */
  readonly scores: readonly ModelScores[]
}

export interface EvaluationResult {
  readonly path: string
  readonly outcome: 'complete' | 'cancelled'
  readonly answers: number
  readonly skipped: number
}
