import * as v from 'valibot'
import type { CategoryAttribute } from '../../core/card/attribute'
import type { CategoryDistribution } from '../../core/card/categoryTally'
import type { ColumnSummary } from '../../core/card/columnTallies'
import type { Comparison } from '../../core/card/comparison'
import type { DataCard } from '../../core/card/dataCard'
import type { QuantityDistribution } from '../../core/card/quantityTally'
import type { CardSlice } from '../../core/card/slice'
import type { Conditions } from '../../core/dataset/conditions'
import type { Balance } from '../../core/metrics/divergence'
import type { DataPart } from '../payloads'
import { count, split } from './domain'

/** Schemas of data cards and of what is asked about them. */

const attribute: v.GenericSchema<unknown, CategoryAttribute> = v.variant('kind', [
  v.object({ kind: v.literal('landCover') }),
  v.object({ kind: v.literal('landCoverGroup') }),
  v.object({ kind: v.literal('activity') }),
  v.object({ kind: v.literal('landUse') }),
  v.object({ kind: v.literal('season'), column: v.string() }),
  v.object({ kind: v.literal('column'), column: v.string() }),
])

const quantity = v.picklist(['agb', 'patchCount'])

const level = v.pipe(count, v.maxValue(20))

export const cardSlice: v.GenericSchema<unknown, CardSlice> = v.variant('kind', [
  v.object({ kind: v.literal('class'), attribute, key: v.string() }),
  v.object({ kind: v.literal('range'), quantity, low: v.number(), high: v.nullable(v.number()) }),
  v.object({ kind: v.literal('place'), level, row: count, column: count }),
])

const metadataValue = v.nullable(v.union([v.string(), v.number(), v.boolean()]))

export const conditions: v.GenericSchema<unknown, Conditions> = v.record(
  v.string(),
  v.union([
    metadataValue,
    v.array(metadataValue),
    v.strictObject({ min: v.optional(v.number()), max: v.optional(v.number()) }),
  ]),
)

export const dataPart: v.GenericSchema<unknown, DataPart> = v.object({
  split: v.optional(split),
  where: v.optional(conditions),
})

const counts = v.object({ train: count, val: count, test: count })

function bySplit<Schema extends v.GenericSchema>(schema: Schema) {
  return { train: schema, val: schema, test: schema }
}

function byPart<Schema extends v.GenericSchema>(schema: Schema) {
  return v.object({ ...bySplit(schema), all: schema })
}

const balance: v.GenericSchema<unknown, Balance | null> = v.nullable(
  v.object({ evenness: v.nullable(v.number()), effective: v.number() }),
)

const comparison: v.GenericSchema<unknown, Comparison> = v.object({
  splits: v.tuple([split, split]),
  distance: v.number(),
  divergence: v.optional(v.number()),
  chance: v.object({ limit: v.number(), p: v.number() }),
})

const category: v.GenericSchema<unknown, CategoryDistribution> = v.object({
  attribute,
  title: v.string(),
  rule: v.optional(v.string()),
  classes: v.array(v.object({ key: v.string(), title: v.string(), colour: v.optional(v.string()), counts })),
  others: v.optional(v.object({ classes: count, counts })),
  missing: counts,
  balance: byPart(balance),
  comparisons: v.array(comparison),
})

const summary = { n: count, min: v.number(), mean: v.number(), sd: v.number(), max: v.number() }

const quantityDistribution: v.GenericSchema<unknown, QuantityDistribution> = v.object({
  quantity,
  title: v.string(),
  unit: v.string(),
  bins: v.array(v.object({ low: v.number(), high: v.nullable(v.number()), counts })),
  summaries: byPart(v.nullable(v.object({ ...summary, median: v.number(), zeroShare: v.number() }))),
  missing: counts,
  balance: byPart(balance),
  comparisons: v.array(comparison),
})

const described = { column: v.string(), missing: counts }

const columnSummary: v.GenericSchema<unknown, ColumnSummary> = v.variant('kind', [
  v.object({ kind: v.literal('classes'), column: v.string(), distribution: category }),
  v.object({ kind: v.literal('numbers'), ...described, summaries: byPart(v.nullable(v.object(summary))) }),
  v.object({
    kind: v.literal('dates'),
    ...described,
    ranges: v.object(bySplit(v.nullable(v.tuple([v.string(), v.string()])))),
  }),
  v.object({ kind: v.literal('names'), ...described, values: v.nullable(count) }),
])

export const dataCard: v.GenericSchema<unknown, DataCard> = v.object({
  samples: counts,
  truth: v.object({ humanActivity: counts, landCover: counts, patchCount: counts, agb: counts }),
  categories: v.array(category),
  quantities: v.array(quantityDistribution),
  questions: v.object({
    pairs: counts,
    samples: counts,
    questions: v.nullable(count),
    frequent: v.array(
      v.object({
        question: v.string(),
        counts,
        answers: v.array(v.object({ answer: v.string(), count })),
        otherAnswers: count,
      }),
    ),
  }),
  places: v.object({
    located: counts,
    box: v.nullable(v.object({ south: v.number(), north: v.number(), west: v.number(), east: v.number() })),
    level,
    cells: v.array(v.tuple([count, count, count, count, count])),
  }),
  columns: v.array(columnSummary),
  columnsLeftOut: count,
})
