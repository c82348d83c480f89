import type { Task } from '../core/benchmark/tasks'
import type { Difference } from '../core/metrics/comparison/difference'
import type { FlipTally } from '../core/runs/flips/flips'
import type { ConfusionLabel, PayloadBase } from './payloads'

/** One of two models that are compared, with what it looks at. */
export interface FlipsModel {
  readonly model: string
  readonly title: string
  /** In words, such as "S2 + SAR". */
  readonly inputs: string
}

/** What becomes of answers from one model to another. */
export interface FlipsStep {
  readonly first: FlipsModel
  readonly second: FlipsModel
  /** What the second looks at and the first does not, in words; absent where nothing. */
  readonly added?: string
  readonly total: FlipTally
  /** By the values of the payload's column, the largest first. */
  readonly classes: readonly (FlipTally & { readonly label: ConfusionLabel })[]
  /** Mean absolute error of numbers, second − first, over what both answered. */
  readonly error?: { readonly n: number; readonly difference: Difference }
}

/** `application/vnd.reo.flips.v1+json`: which answers become right or wrong from models to others that see more. */
export interface FlipsPayload extends PayloadBase {
  readonly task: Task
  /** When an answer is right, in words. */
  readonly rightMeans: string
  /** Column whose values are told apart. */
  readonly by: string
  readonly steps: readonly FlipsStep[]
  readonly notes: readonly string[]
}
