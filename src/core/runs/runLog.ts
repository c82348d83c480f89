import type { Task } from '../benchmark/tasks'
import type { DatasetRecord } from '../dataset/dataset'
import type { Split } from '../dataset/sample'
import type { Answer, AnswerStatus, AnswerValue, ModelDescription } from '../models/model'
import type { TrainingMeans } from './scoreViews'

/** How the file of a run log is named, NAME before it. */
export const RUN_LOG_EXTENSION = '.reo.jsonl'

/** Schema name in the first line of a run log. */
export const RUN_SCHEMA = 'reo-run/1'

/** First line of a run log; written again, with the same id, where the run is resumed. */
export interface RunHeader {
  readonly type: 'run'
  readonly schema: typeof RUN_SCHEMA
  readonly id: string
  /** ISO 8601 time. */
  readonly created: string
  readonly dataset: DatasetRecord & { readonly split: Split }
  readonly models: readonly ModelDescription[]
  readonly tasks: readonly Task[]
  readonly prompts: Readonly<Record<string, string>>
  readonly settings: Readonly<Record<string, string | number | boolean | null>>
  /** Means of the train split, which stand in for unanswered numbers in penalised scores. */
  readonly trainingMeans?: TrainingMeans
  readonly software: Readonly<Record<string, string>>
}

/** What a task's answer is scored against. */
export type TruthValue = AnswerValue | null

/** One answer; the last line for a (sample, model, task, question) wins. */
export interface AnswerLine extends Answer {
  readonly type: 'answer'
  readonly truth: TruthValue
  /** The answer as it was read, where its reading is corrected by hand; never written down. */
  readonly corrected?: AnswerLine
}

/** A reading corrected by hand. */
export interface OverrideLine {
  readonly type: 'override'
  readonly sample: string
  readonly model: string
  readonly task: Task
  readonly question?: string
  readonly repeat?: number
  readonly status: AnswerStatus
  readonly value?: AnswerValue
  readonly by: string
  readonly why: string
  /** True where it takes earlier corrections back; status and value are then those of the reading. */
  readonly undo?: boolean
  /** ISO 8601 time. */
  readonly at: string
}

/** A sample that could not be asked about, such as one whose image is missing. */
export interface SkippedLine {
  readonly type: 'skipped'
  readonly sample: string
  readonly reason: string
}

/** Last line of a run that ended of itself or was cancelled; a crashed run has none. */
export interface EndLine {
  readonly type: 'end'
  readonly at: string
  readonly outcome: 'complete' | 'cancelled' | 'failed'
  readonly answers: number
  readonly skipped: number
  readonly error?: string
}

export type RunLine = RunHeader | AnswerLine | OverrideLine | SkippedLine | EndLine

/** A run log as read back: superseded lines resolved, overrides applied. */
export interface Run {
  readonly path: string
  readonly header: RunHeader
  readonly answers: readonly AnswerLine[]
  readonly skipped: readonly SkippedLine[]
  readonly end?: EndLine
}
