import type { AnswerEnd, AnswerStatus, AnswerValue } from '../models/model'

/** Why a reading is what it is. */
export const READING_REASONS = [
  // Answered.
  'plain-number',
  'number-word',
  'unit-converted',
  'range-midpoint',
  'central-value',
  'last-committed',
  'self-corrected',
  'json-field',
  'letter-option',
  'carbon-converted',
  'class-code',
  'class-name',
  'yes-no',
  'free-text',
  // Not answered.
  'refusal',
  'vague',
  'truncated',
  'think-block-unclosed',
  'description-only',
  'empty',
  'carbon-only',
  'bound-only',
  'several-values',
  'coarse-class',
  'no-distinct-patch',
  'outside-range',
  'unknown-option',
] as const
export type ReadingReason = (typeof READING_REASONS)[number]

/** Whether a text is the reason of a reading, and no other remark. */
export function isReadingReason(text: string | undefined): text is ReadingReason {
  return (READING_REASONS as readonly (string | undefined)[]).includes(text)
}

/** What was read from one answer, and why. */
export interface Reading {
  /** Never `error`: that is a failure to ask. */
  readonly status: Exclude<AnswerStatus, 'error'>
  /** Mg/ha, a count, a CGLS code, true/false or text; kept where it is out of range, and where a class is too coarse. */
  readonly value?: AnswerValue
  /** Characters of the answer that the value was read from. */
  readonly span?: Span
  readonly reason: ReadingReason
}

/** First character and the one after the last. */
export type Span = readonly [start: number, end: number]

/** What helps to read an answer: the question that it answers, with its options. */
export interface ReadingContext {
  /** How the endpoint says that the answer ended, where not of itself. */
  readonly ended?: AnswerEnd
  /** Options such as `A. Closed forest` are found in it. */
  readonly question?: string
  /** Texts of the options in order, or by their letter. */
  readonly options?: readonly string[] | Readonly<Record<string, string>>
}
