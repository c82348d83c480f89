import type { Task } from '../core/benchmark/tasks'
import type { DatasetProblem } from '../core/dataset/dataset'
import type { Choices, DescriptionJson, Proposal } from '../core/dataset/import/proposal'
import type { Split } from '../core/dataset/sample'

/*
 * What the page that reviews an import, the extension and the kernel say to each other. The kernel looks at files, the
 * extension writes the description, the page only shows and asks.
 */

/** A proposal with what a person chose of it. */
export interface ChosenMapping {
  readonly choices: Choices
  /** Name of the data set. */
  readonly name: string
}

/** One sample as it would be imported. */
export interface PreviewSample {
  readonly id: string
  readonly split: Split
  /** PNG as base64; absent where the imagery cannot be read. */
  readonly png?: string
  /** Why the imagery cannot be read. */
  readonly problem?: string
  /** Location in words, where there is one. */
  readonly place?: string
  /** Lines of truth: task and value. */
  readonly truth: readonly (readonly [title: string, text: string])[]
}

/** What a data set would be under a description that is not yet written. */
export interface ImportPreview {
  readonly description: DescriptionJson
  readonly samples: readonly PreviewSample[]
  /** Samples whose truth was counted, and how many of them have truth by task. */
  readonly counted: number
  readonly withTruth: Readonly<Record<Task, number>>
  /** The first problems, and how many there are. */
  readonly problems: readonly DatasetProblem[]
  readonly problemCount: number
  /** Why it cannot be opened. */
  readonly failure?: string
}

/** Page → extension. `request` counts up: only the newest is answered on the page. */
export type ImportPageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'choose'; readonly request: number; readonly mapping: ChosenMapping }
  | { readonly type: 'write'; readonly mapping: ChosenMapping }
  | { readonly type: 'cancel' }

/** Extension → page. */
export type ImportHostMessage =
  | { readonly type: 'proposal'; readonly proposal: Proposal }
  | { readonly type: 'preview'; readonly request: number; readonly preview: ImportPreview }
  | { readonly type: 'failure'; readonly message: string }
  /** Writing was not completed: the page may go on. */
  | { readonly type: 'unwritten' }
