import * as v from 'valibot'
import { REVIEW_SCHEMA, type ReviewLine } from './reviewLog'
import { parseJson } from '../text/parseJson'
import { issueText } from '../schemaIssue'

/** Characters of corrected words, and of a reason. */
export const LONGEST_WORDS = 10_000
const LONGEST_REASON = 500

const words = v.pipe(v.string(), v.trim(), v.nonEmpty('expected words'), v.maxLength(LONGEST_WORDS))
const reason = v.pipe(v.string(), v.trim(), v.nonEmpty('expected a reason'), v.maxLength(LONGEST_REASON))
const time = v.pipe(v.string(), v.isoTimestamp('expected an ISO 8601 time'))

const accepted = { verdict: v.literal('accept') }
const corrected = {
  verdict: v.literal('correct'),
  question: v.optional(words),
  answer: words,
  reason: v.optional(reason),
}
const rejected = { verdict: v.literal('reject'), reason }

/** What a reviewer decides. */
export const decisionSchema = v.variant('verdict', [
  v.object(accepted),
  v.object(corrected),
  v.object(rejected),
])

const verdictLine = {
  type: v.literal('verdict'),
  text: v.string(),
  hash: v.string(),
  value: v.optional(v.union([v.number(), v.string(), v.boolean()])),
  settles: v.optional(v.literal(true)),
  at: time,
}

/** A line of a review log. */
export const reviewLineSchema = v.variant('type', [
  v.variant('verdict', [
    v.object({ ...verdictLine, ...accepted }),
    v.object({ ...verdictLine, ...corrected }),
    v.object({ ...verdictLine, ...rejected }),
  ]),
  v.object({ type: v.literal('undo'), text: v.string(), settles: v.optional(v.literal(true)), at: time }),
  v.object({
    type: v.literal('review'),
    schema: v.literal(REVIEW_SCHEMA),
    id: v.string(),
    created: time,
    reviewer: v.pipe(v.string(), v.trim(), v.nonEmpty('expected a name')),
    annotations: v.string(),
    software: v.record(v.string(), v.string()),
  }),
])

/** Marks that Git leaves in a file whose two versions it could not merge. */
const CONFLICT_MARK = /^(<{7}|={7}|>{7}|\|{7})( |$)/

/** Reads one line of a review log; unknown fields are dropped. Returns the line, or what is wrong with it. */
export function readReviewLine(text: string): ReviewLine | { readonly problem: string } {
  if (CONFLICT_MARK.test(text.trim())) return { problem: 'This is a mark of a merge conflict: take it out' }
  let parsed: unknown
  try {
    parsed = parseJson(text)
  } catch {
    return { problem: 'This line is not JSON' }
  }
  const result = v.safeParse(reviewLineSchema, parsed, { abortEarly: true })
  if (result.success) return result.output
  return { problem: issueText(result.issues[0]) }
}
