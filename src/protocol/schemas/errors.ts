import * as v from 'valibot'
import type { Estimate } from '../../core/metrics/comparison/difference'
import type { RegressionShape } from '../payloads'
import type { CountGrid, ErrorAxis, ErrorSeries } from '../residuals'
import { encodedArray } from './arrays'
import { count, figure } from './domain'

const estimate: v.GenericSchema<unknown, Estimate> = v.object({
  value: v.number(),
  low: figure,
  high: figure,
})

const box = v.object({
  p5: v.number(),
  p25: v.number(),
  median: v.number(),
  p75: v.number(),
  p95: v.number(),
})

export const regressionShape: v.GenericSchema<unknown, RegressionShape> = v.object({
  line: v.optional(v.object({ slope: estimate, intercept: v.number() })),
  bins: v.array(
    v.object({ low: v.number(), high: v.optional(v.number()), n: count, bias: estimate, predicted: box }),
  ),
  saturation: v.optional(v.object({ onset: v.number(), growth: estimate })),
  clustered: v.optional(v.string()),
})

/** Cells of a grid along a side at most. */
export const gridCells = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))

const range = v.tuple([v.number(), v.number()])

const grid: v.GenericSchema<unknown, CountGrid> = v.object({
  x: range,
  y: range,
  columns: gridCells,
  rows: gridCells,
  counts: encodedArray,
})

export const errorAxis: v.GenericSchema<unknown, ErrorAxis> = v.variant('kind', [
  v.object({
    kind: v.literal('quantity'),
    column: v.optional(v.string()),
    title: v.string(),
    unit: v.string(),
  }),
  v.object({ kind: v.literal('classes'), column: v.string(), title: v.string(), leftOut: count }),
])

export const errorSeries: v.GenericSchema<unknown, ErrorSeries> = v.object({
  model: v.string(),
  title: v.string(),
  n: count,
  answered: count,
  misplaced: count,
  points: v.optional(
    v.object({
      ids: v.array(v.string()),
      truth: encodedArray,
      predicted: encodedArray,
      at: v.optional(encodedArray),
    }),
  ),
  against: v.variant('kind', [
    v.object({
      kind: v.literal('cloud'),
      grid: v.optional(grid),
      medians: v.array(v.object({ at: v.number(), n: count, median: estimate })),
    }),
    v.object({
      kind: v.literal('boxes'),
      boxes: v.array(
        v.object({
          value: v.nullable(v.union([v.string(), v.number(), v.boolean()])),
          title: v.string(),
          n: count,
          bias: estimate,
          errors: box,
        }),
      ),
    }),
  ]),
  agreement: v.optional(
    v.object({
      n: count,
      bias: estimate,
      lower: estimate,
      upper: estimate,
      within: v.number(),
      grid: v.optional(grid),
    }),
  ),
  percentiles: v.array(v.number()),
})
