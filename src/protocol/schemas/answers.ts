import * as v from 'valibot'
import { AGREEMENTS } from '../../core/metrics/answers/agreement'
import type { AnswerFilter } from '../../core/metrics/answers/answerFilter'
import type { FilterCounts, VerdictCounts } from '../../core/metrics/answers/filterQuestions'
import { VERDICTS } from '../../core/metrics/answers/verdict'
import { answerStatus, count } from './domain'

/** Schemas of how answers are filtered, as they cross a process boundary. */

const verdict = v.picklist(VERDICTS)

/** What a filter of answers is made of. */
export const answerFilterEntries = {
  model: v.optional(v.string()),
  statuses: v.optional(v.array(answerStatus)),
  error: v.optional(v.object({ low: v.optional(v.number()), high: v.optional(v.number()) })),
  agreement: v.optional(v.picklist(AGREEMENTS)),
  verdicts: v.optional(v.tuple([verdict, verdict])),
  tolerance: v.optional(v.pipe(v.number(), v.minValue(0))),
}

export const answerFilter: v.GenericSchema<unknown, AnswerFilter> = v.object(answerFilterEntries)

const secondVerdicts = v.object({ right: count, wrong: count, unanswered: count })

export const verdictCounts: v.GenericSchema<unknown, VerdictCounts> = v.object({
  right: secondVerdicts,
  wrong: secondVerdicts,
  unanswered: secondVerdicts,
})

export const filterCounts: v.GenericSchema<unknown, FilterCounts> = v.object({
  asked: count,
  samples: count,
  statuses: v.object({
    answered: count,
    refused: count,
    unparseable: count,
    'out-of-range': count,
    ambiguous: count,
    error: count,
  }),
  agreements: v.object({ same: count, differ: count }),
  verdicts: v.optional(verdictCounts),
})
