import type { Task } from '../core/benchmark/tasks'
import type { CardSlice } from '../core/card/slice'
import type { Truth } from '../core/dataset/sample'
import type { StretchChoice } from '../core/imagery/displayRange'
import type { AnswerValue } from '../core/models/model'
import type { PromptMessage } from '../core/prompts/buildPrompt'
import type { AnswerAddress } from '../core/runs/askedPrompt'
import type { Correction } from '../core/runs/correction'
import type { Selection } from '../core/selection/selection'
import type { ReviewAnswer, ReviewQuery } from './reviews'
import type { DataPart, PatchPayload, PayloadSource, RichOutput, ShownAnswer } from './payloads'
import type { RunFigure } from './runFigures'

export type { AnswerAddress }

/** Ids that one query for samples may name. */
export const MAXIMUM_NAMED_SAMPLES = 1000

/** What a figure asks when a person points at it. */
export type FigureQuery =
  | {
      /** What a model answered in a task about the selected samples; answers that a step rules out are none of them. */
      readonly kind: 'selected-patches'
      readonly source: PayloadSource
      readonly task: Task
      readonly model: string
      readonly selection: Selection
      /** First and number of the patches wanted, for paging. */
      readonly offset: number
      readonly limit: number
    }
  | {
      /** How many samples are selected. */
      readonly kind: 'selection'
      readonly source: PayloadSource
      readonly selection: Selection
    }
  | {
      /** A figure of the run, over the selected samples. */
      readonly kind: 'run-figure'
      readonly source: PayloadSource
      readonly figure: RunFigure
      readonly selection: Selection
      /** Bootstrap samples of its intervals; 0 for none. */
      readonly bootstrap: number
    }
  | {
      /** Samples by their ids, such as those behind a finding or a bar. */
      readonly kind: 'samples'
      readonly source: PayloadSource
      /** At most {@link MAXIMUM_NAMED_SAMPLES}. */
      readonly samples: readonly string[]
      /** How their pictures are drawn; in natural colour, each in its own stretch, when absent. */
      readonly picture?: PictureChoice
      readonly offset: number
      readonly limit: number
    }
  | {
      /** Samples that a mark of a data card stands for: a bar, a bin, a place. */
      readonly kind: 'card-slice'
      readonly source: PayloadSource
      readonly part: DataPart
      readonly slice: CardSlice
      /** Samples that the card counted there: finding them ends with the page, not with the data set. */
      readonly count: number
      readonly offset: number
      readonly limit: number
    }
  | {
      /** Corrects by hand how an answer is read, in the run log. */
      readonly kind: 'correction'
      readonly source: PayloadSource
      readonly correction: CorrectionRequest
    }
  | {
      /** An answer in all its words. */
      readonly kind: 'answer'
      readonly source: PayloadSource
      readonly answer: AnswerAddress
    }
  | {
      /** What a model was sent that led to an answer. */
      readonly kind: 'prompt'
      readonly source: PayloadSource
      readonly answer: AnswerAddress
    }
  | {
      /** One patch in full. */
      readonly kind: 'patch'
      readonly source: PayloadSource
      readonly sample: string
      /** Absolute paths of run logs whose answers are shown, where the source names no run: of each model the newest. */
      readonly runs?: readonly string[]
    }
  | ReviewQuery

/** Contrasts that a reader may choose from. */
export type OfferedStretch = Exclude<StretchChoice['kind'], 'range'>

/** How small pictures are drawn. */
export interface PictureChoice {
  /** A composite's id or a band's name. */
  readonly view: string
  readonly stretch: OfferedStretch
}

/** A reading corrected by hand, or brought back; who says so is known where the log is written. */
export type CorrectionRequest = Omit<Correction, 'by'>

/** What a model was sent, made again. */
export interface SentPrompt {
  readonly messages: readonly PromptMessage[]
  /** PNG as base64. */
  readonly pictures: readonly string[]
  /** Of its words and pictures. */
  readonly hash: string
  /** Whether it is to the letter what was sent; absent where the log does not tell. */
  readonly isAsSent?: boolean
}

/** A patch in a list: a small picture and what is known of it. */
export interface PatchThumbnail {
  readonly sample: string
  /** PNG as base64, natural colour; absent where the imagery cannot be read. */
  readonly png?: string
  readonly truth: AnswerValue | null
  readonly predicted: AnswerValue | null
}

/** A sample in a list that is about no task: a small picture and all that is true of it. */
export interface SampleThumbnail {
  readonly sample: string
  /** PNG as base64; absent where the imagery cannot be read, or lacks what the picture is drawn from. */
  readonly png?: string
  /** Absent where the data set has no such sample. */
  readonly truth?: Truth
}

export type FigureAnswer =
  | {
      readonly kind: 'patches'
      readonly total: number
      readonly offset: number
      readonly patches: readonly PatchThumbnail[]
    }
  | {
      readonly kind: 'samples'
      readonly total: number
      readonly offset: number
      readonly samples: readonly SampleThumbnail[]
    }
  | { readonly kind: 'patch'; readonly patch: PatchPayload }
  /** An answer in all its words. */
  | { readonly kind: 'answer'; readonly answer: ShownAnswer }
  /** The answer as the log has it now. */
  | { readonly kind: 'corrected'; readonly answer: ShownAnswer }
  | { readonly kind: 'prompt'; readonly prompt: SentPrompt }
  | {
      readonly kind: 'selection'
      readonly selected: number
      /** Samples of the run in all. */
      readonly total: number
    }
  | { readonly kind: 'run-figure'; readonly output: RichOutput }
  | ReviewAnswer

/** Renderer → extension. `figure` is unique per drawn output, `request` per figure: only the newest is shown. */
export interface RendererRequest {
  readonly type: 'query'
  readonly figure: string
  readonly request: number
  readonly query: FigureQuery
}

/** Renderer → extension, without a reply: what is selected of a run now, or is to be kept under a name. */
export interface SelectionMessage {
  readonly type: 'select' | 'save-slice'
  readonly source: PayloadSource
  readonly selection: Selection
}

/** What a figure can be saved as. */
export const FILE_FORMATS = ['png', 'svg', 'csv', 'json'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** Renderer → extension: a figure is to be saved where the reader says; no answer is expected. */
export interface SaveMessage {
  readonly type: 'save'
  /** File name to begin with, its ending included. */
  readonly name: string
  readonly format: FileFormat
  /** Base64 of a PNG; text otherwise. */
  readonly content: string
}

/** Renderer → extension. */
export type RendererMessage = RendererRequest | SelectionMessage | SaveMessage

/** Extension → renderer. */
export type RendererReply =
  | {
      readonly type: 'answer'
      readonly figure: string
      readonly request: number
      readonly answer: FigureAnswer
    }
  | { readonly type: 'failure'; readonly figure: string; readonly request: number; readonly message: string }
