import type { Task } from '../core/benchmark/tasks'
import type { Split } from '../core/dataset/sample'
import type { EvaluationEstimate } from '../core/runs/estimate/estimateEvaluation'
import type { PayloadSource } from './payloads'
import type { RunFigure } from './runFigures'

/* What assistants ask through the tools of the extension: answers in words, for they see no figures. */

export interface FigureInWordsParams {
  readonly source: PayloadSource
  readonly figure: RunFigure
  /** Bootstrap samples of its intervals; 0 for none. */
  readonly bootstrap: number
}

export interface FigureInWords {
  readonly text: string
}

export interface PatchInWordsParams {
  readonly source: PayloadSource
  readonly sample: string
  /** Absolute paths of run logs whose newest answers are told, where the source names no run. */
  readonly runs: readonly string[]
  /** A composite's id or a band's name; the picture is drawn in natural colour when absent. */
  readonly view?: string
}

export interface PatchInWords {
  readonly text: string
  /** PNG as base64; absent where there is nothing to draw. */
  readonly picture?: string
}

export interface EstimateEvaluationParams {
  readonly dataset: string
  readonly split: Split
  readonly models: readonly string[]
  readonly tasks: readonly Task[]
  /** Number of samples; all when absent. */
  readonly limit?: number
}

export type { EvaluationEstimate }
