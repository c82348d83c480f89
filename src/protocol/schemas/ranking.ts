import * as v from 'valibot'
import { COMPARED_FIGURES } from '../../core/metrics/comparison/resampledFigures'
import { COVERAGE_ERRORS, SURENESS_KINDS } from '../../core/metrics/coverageMeasures'
import { count, task } from './domain'

const end = v.nullable(v.number())
const estimate = { value: v.number(), low: end, high: end }
const rank = v.pipe(count, v.minValue(1))
const encoded = v.object({ dtype: v.literal('f4'), bdata: v.string() })

const row = v.object({
  model: v.string(),
  title: v.string(),
  n: count,
  answered: count,
  ranks: v.tuple([rank, rank]),
  figure: v.nullable(v.object(estimate)),
  toBest: v.optional(
    v.object({ ...estimate, p: end, verdict: v.picklist(['better', 'worse', 'no difference']) }),
  ),
})

const ranking = v.object({
  figure: v.picklist(COMPARED_FIGURES),
  title: v.string(),
  unit: v.string(),
  digits: v.pipe(count, v.maxValue(20)),
  rows: v.array(row),
})

/** What a leaderboard has beside what every output carries. */
export const leaderboardEntries = {
  tasks: v.array(
    v.object({
      task,
      common: count,
      units: count,
      rankings: v.pipe(v.array(ranking), v.minLength(1)),
      silent: v.array(v.object({ model: v.string(), title: v.string(), n: count })),
    }),
  ),
  cluster: v.optional(v.string()),
  notes: v.array(v.string()),
}

/** What a figure of coverage has beside what every output carries. */
export const coverageEntries = {
  task,
  unit: v.string(),
  asked: count,
  measures: v.pipe(
    v.array(v.object({ error: v.picklist(COVERAGE_ERRORS), most: v.number(), guess: v.number() })),
    v.minLength(1),
  ),
  series: v.array(
    v.object({
      model: v.string(),
      title: v.string(),
      answered: count,
      losses: v.array(v.number()),
      curve: v.optional(
        v.object({ by: v.picklist(SURENESS_KINDS), coverage: encoded, risks: v.array(encoded) }),
      ),
    }),
  ),
  resamples: v.object({ count, sums: encoded }),
  notes: v.array(v.string()),
}
