import * as v from 'valibot'
import { ANSWER_ORDERS, type RunFigure } from '../runFigures'
import { count, task } from './domain'

/** Rows of answers that one figure may ask for. */
const MAXIMUM_ROWS = 2000

export const runFigure: v.GenericSchema<unknown, RunFigure> = v.variant('kind', [
  v.object({
    kind: v.literal('report'),
    by: v.optional(v.string()),
    countBins: v.optional(v.array(count)),
    trainingMeans: v.optional(v.object({ agb: v.optional(v.number()), patchCount: v.optional(v.number()) })),
  }),
  v.object({ kind: v.literal('scatter'), task, model: v.optional(v.string()) }),
  v.object({ kind: v.literal('confusion'), task, model: v.optional(v.string()) }),
  v.object({
    kind: v.literal('numbers'),
    task: v.picklist(['agb', 'patchCount']),
    model: v.optional(v.string()),
  }),
  v.object({
    kind: v.literal('answers'),
    task,
    models: v.optional(v.array(v.string())),
    sort: v.picklist(ANSWER_ORDERS),
    limit: v.pipe(count, v.maxValue(MAXIMUM_ROWS)),
  }),
])
