import type { AnswerValue } from '../models/model'

/** Schema of a review log's first line. */
export const REVIEW_SCHEMA = 'reo-review/1'

/** What a reviewer finds a text to be: right as it is, right once its words are others, or not to be kept. */
export const VERDICTS = ['accept', 'correct', 'reject'] as const
export type Verdict = (typeof VERDICTS)[number]

/** First line of a review log: who reviews what. */
export interface ReviewHeader {
  readonly type: 'review'
  readonly schema: typeof REVIEW_SCHEMA
  readonly id: string
  /** ISO 8601 time. */
  readonly created: string
  readonly reviewer: string
  /** Id of the annotations that are reviewed. */
  readonly annotations: string
  readonly software: Readonly<Record<string, string>>
}

/** What a reviewer decides about a text. */
export type Decision =
  | { readonly verdict: 'accept' }
  | {
      readonly verdict: 'correct'
      /** The words as they should be; the question stays as it is when absent. */
      readonly question?: string
      readonly answer: string
      readonly reason?: string
    }
  | { readonly verdict: 'reject'; readonly reason: string }

/** One decision in a review log; a later one about the same text holds. */
export type VerdictLine = Decision & {
  readonly type: 'verdict'
  /** Id of the text. */
  readonly text: string
  /** Hash of the question and answer that were read, so that a text that has changed since is not taken for reviewed. */
  readonly hash: string
  /** What corrected words state, as they are read back. */
  readonly value?: AnswerValue
  /** True where it settles a disagreement: it holds whatever the reviewers found, and is none of their ratings. */
  readonly settles?: true
  /** ISO 8601 time. */
  readonly at: string
}

/** Takes back the newest decision about a text of its log, so that the one before holds again. */
export interface UndoLine {
  readonly type: 'undo'
  readonly text: string
  readonly settles?: true
  readonly at: string
}

/** A line of `NAME.REVIEWER.reo-review.jsonl`. */
export type ReviewLine = ReviewHeader | VerdictLine | UndoLine
