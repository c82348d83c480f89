import type { CheckResult, LineProblem, Register } from '../core/annotation/annotationLog'
import type { AgreementRow } from '../core/review/agreementRows'
import type { LevelCount } from '../core/review/sampling/stratifiedSample'
import type { Truth } from '../core/dataset/sample'
import type { Task } from '../core/benchmark/tasks'
import type { AnswerValue } from '../core/models/model'
import type { Decision, Verdict } from '../core/review/reviewLog'
import type { ReviewSummary } from '../core/review/reviewSummary'
import type { PayloadBase, PayloadSource } from './payloads'

/** Samples that one output has reviewed at most; more are reviewed in further outputs. */
export const MAXIMUM_REVIEWED_SAMPLES = 1000

/** Whether reviewers decide each by themselves, or a disagreement of theirs is settled. */
export const REVIEW_AIMS = ['review', 'settle'] as const
export type ReviewAim = (typeof REVIEW_AIMS)[number]

/** How far a review is, what became of its texts, and how well reviewers agree. */
export interface ReviewStanding extends Omit<ReviewSummary, 'agreement'> {
  readonly agreement: readonly AgreementRow[]
}

/** `application/vnd.reo.review.v1+json`: texts about patches for people to review. The texts come by query. */
export interface ReviewPayload extends PayloadBase {
  readonly aim: ReviewAim
  /** Who reviews; whoever sits there when absent. */
  readonly reviewer?: string
  /** Ids, in the order of review; at most {@link MAXIMUM_REVIEWED_SAMPLES}. */
  readonly samples: readonly string[]
  /** Samples that these were chosen from, and those that the data set does not have. */
  readonly available: number
  readonly missing: number
  /** How the samples are spread. */
  readonly strata: readonly { readonly title: string; readonly levels: readonly LevelCount[] }[]
  /** As it was when the output was made. */
  readonly standing: ReviewStanding
}

/** What a review asks; `reviewer` is filled in where the output does not name one. */
export type ReviewQuery =
  | {
      /** How far the review of these samples is. */
      readonly kind: 'review-progress'
      readonly source: PayloadSource
      readonly samples: readonly string[]
      readonly reviewer?: string
    }
  | {
      /** The texts about a sample, with the reviewer's own verdicts; with all to settle where they differ. */
      readonly kind: 'review-texts'
      readonly source: PayloadSource
      readonly aim: ReviewAim
      readonly sample: string
      readonly reviewer?: string
    }
  | {
      /** Writes a decision about a text into the reviewer's log, or takes the newest back. */
      readonly kind: 'review-decision'
      readonly source: PayloadSource
      readonly aim: ReviewAim
      readonly sample: string
      /** Id. */
      readonly text: string
      readonly decision: Decision | { readonly verdict: 'undo' }
      readonly reviewer?: string
    }

/** A decision as it is shown. */
export interface ShownDecision {
  readonly reviewer: string
  readonly verdict: Verdict
  readonly question?: string
  readonly answer?: string
  /** What the corrected words state, as they are read back. */
  readonly value?: AnswerValue
  readonly reason?: string
}

/** A text as a review shows it. */
export interface ShownText {
  readonly id: string
  readonly task: Task
  readonly register: Register
  readonly question: string
  readonly answer: string
  /** True where only the beginning of its words is shown: then it can be rejected, not corrected. */
  readonly isCut?: boolean
  readonly value?: AnswerValue
  readonly checks: readonly CheckResult[]
  /** What the reviewer has decided. */
  readonly own?: ShownDecision
  /** What all reviewers have decided; empty unless a disagreement is to be settled. */
  readonly verdicts: readonly ShownDecision[]
  readonly settled?: ShownDecision
}

/** How far the review of some samples is. */
export interface ReviewProgress {
  /** Absent where nobody has given a name yet. */
  readonly reviewer?: string
  readonly standing: ReviewStanding
  /** Sample by sample, in the order of the question: texts, those that the reviewer has decided, those in dispute. */
  readonly samples: readonly {
    readonly texts: number
    readonly decided: number
    readonly disputed: number
  }[]
  /** What is wrong with the logs, the first of it. */
  readonly problems: readonly LineProblem[]
}

export type ReviewAnswer =
  | { readonly kind: 'review-progress'; readonly progress: ReviewProgress }
  | {
      readonly kind: 'review-texts'
      readonly reviewer?: string
      /** Of the sample; absent where the data set does not have it. */
      readonly truth?: Truth
      readonly texts: readonly ShownText[]
    }
