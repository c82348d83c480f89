import * as v from 'valibot'
import { REGISTERS } from '../../core/annotation/annotationLog'
import { decisionSchema } from '../../core/review/reviewLines'
import { VERDICTS } from '../../core/review/reviewLog'
import {
  MAXIMUM_REVIEWED_SAMPLES,
  REVIEW_AIMS,
  type ReviewPayload,
  type ReviewProgress,
  type ReviewStanding,
  type ShownText,
} from '../reviews'
import { answerValue, count, interval, task, truth } from './domain'
import { payloadBase, payloadSource } from './payloadBase'

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const aim = v.picklist(REVIEW_AIMS)
const reviewer = v.optional(v.string())
const samples = v.pipe(v.array(v.string()), v.maxLength(MAXIMUM_REVIEWED_SAMPLES))

const standing: v.GenericSchema<unknown, ReviewStanding> = v.object({
  total: count,
  reviewers: v.array(
    v.object({
      reviewer: v.string(),
      decided: count,
      verdicts: v.object({ accept: count, correct: count, reject: count }),
    }),
  ),
  outcomes: v.object({ accepted: count, corrected: count, rejected: count, disputed: count, open: count }),
  agreement: v.array(
    v.object({
      of: v.string(),
      figure: v.picklist(["Cohen's κ", "Krippendorff's α"]),
      texts: count,
      same: v.optional(share),
      value: v.nullable(interval),
    }),
  ),
})

export const reviewPayload: v.GenericSchema<unknown, ReviewPayload> = v.object({
  ...payloadBase,
  aim,
  reviewer,
  samples,
  available: count,
  missing: count,
  strata: v.array(
    v.object({
      title: v.string(),
      levels: v.array(v.object({ level: v.string(), available: count, chosen: count })),
    }),
  ),
  standing,
})

/** Queries of a review, for the variant of all queries. */
export const reviewQueries = [
  v.object({ kind: v.literal('review-progress'), source: payloadSource, samples, reviewer }),
  v.object({ kind: v.literal('review-texts'), source: payloadSource, aim, sample: v.string(), reviewer }),
  v.object({
    kind: v.literal('review-decision'),
    source: payloadSource,
    aim,
    sample: v.string(),
    text: v.string(),
    decision: v.union([decisionSchema, v.object({ verdict: v.literal('undo') })]),
    reviewer,
  }),
] as const

const shownDecision = v.object({
  reviewer: v.string(),
  verdict: v.picklist(VERDICTS),
  question: v.optional(v.string()),
  answer: v.optional(v.string()),
  value: v.optional(answerValue),
  reason: v.optional(v.string()),
})

const shownText: v.GenericSchema<unknown, ShownText> = v.object({
  id: v.string(),
  task,
  register: v.picklist(REGISTERS),
  question: v.string(),
  answer: v.string(),
  isCut: v.optional(v.boolean()),
  value: v.optional(answerValue),
  checks: v.array(
    v.object({
      rule: v.string(),
      outcome: v.picklist(['passed', 'failed', 'mended']),
      detail: v.optional(v.string()),
    }),
  ),
  own: v.optional(shownDecision),
  verdicts: v.array(shownDecision),
  settled: v.optional(shownDecision),
})

const progress: v.GenericSchema<unknown, ReviewProgress> = v.object({
  reviewer,
  standing,
  samples: v.array(v.object({ texts: count, decided: count, disputed: count })),
  problems: v.array(v.object({ where: v.string(), message: v.string() })),
})

/** Answers to a review's queries, for the union of all answers. */
export const reviewAnswers = [
  v.object({ kind: v.literal('review-progress'), progress }),
  v.object({
    kind: v.literal('review-texts'),
    reviewer,
    truth: v.optional(truth),
    texts: v.array(shownText),
  }),
] as const
