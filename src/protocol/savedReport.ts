import type { Task } from '../core/benchmark/tasks'
import type { AnswerStatus, AnswerValue } from '../core/models/model'
import type { RunSummary } from '../core/runs/runSummary'
import type { PatchPayload, RichOutput } from './payloads'

/*
 * The report of a run as one file: the page holds all that it shows, and asks nobody. The program that writes it is the
 * one that it is read by, so nothing here is validated but the payloads of its figures.
 */

/** Id of the page's element that holds the {@link SavedReport} as JSON. */
export const SAVED_REPORT_ELEMENT = 'reo-saved-report'

/** Largest file that a report is saved as, in bytes. */
export const SAVED_REPORT_BUDGET = 10_000_000

/** A figure of a saved report, or why it is not in the file. */
export type SavedFigure = { readonly output: RichOutput } | { readonly leftOut: string }

/** One answer, without its words. */
export interface SavedAnswer {
  readonly sample: string
  readonly model: string
  readonly task: Task
  readonly question?: string
  readonly status: AnswerStatus
  readonly value?: AnswerValue
  readonly truth: AnswerValue | null
}

export interface SavedReport {
  /** Without folders: a file that is handed on says nothing of where it was made. */
  readonly summary: RunSummary
  /** ISO 8601 time. */
  readonly saved: string
  readonly sections: readonly { readonly title: string; readonly figures: readonly SavedFigure[] }[]
  /** What figures that are pointed at are answered from; absent where there are too many for the file. */
  readonly answers?: readonly SavedAnswer[]
  /** Pictures as base64 PNG, by sample. */
  readonly thumbnails: Readonly<Record<string, string>>
  /** Patches in full, of the answers that are shown. */
  readonly patches: readonly PatchPayload[]
}
