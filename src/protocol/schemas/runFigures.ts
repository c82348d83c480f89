import * as v from 'valibot'
import { COMPARED_FIGURES } from '../../core/metrics/comparison/resampledFigures'
import { ANSWER_ORDERS } from '../../core/metrics/answers/sortQuestions'
import type { RunFigure } from '../runFigures'
import { answerFilter } from './answers'
import { count, task } from './domain'

/** Rows of answers that one figure may ask for. */
const MAXIMUM_ROWS = 2000

/** Patches of a gallery, as many as fit an output. */
const MAXIMUM_PATCHES = 5000

const twoModels = v.tuple([v.string(), v.string()])
const cluster = v.optional(v.string())

export const runFigure: v.GenericSchema<unknown, RunFigure> = v.variant('kind', [
  v.object({
    kind: v.literal('report'),
    by: v.optional(v.string()),
    countBins: v.optional(v.array(count)),
    trainingMeans: v.optional(v.object({ agb: v.optional(v.number()), patchCount: v.optional(v.number()) })),
  }),
  v.object({
    kind: v.literal('scatter'),
    task,
    model: v.optional(v.string()),
    pair: v.optional(twoModels),
  }),
  v.object({ kind: v.literal('confusion'), task, model: v.optional(v.string()) }),
  v.object({
    kind: v.literal('numbers'),
    task: v.picklist(['agb', 'patchCount']),
    model: v.optional(v.string()),
  }),
  v.object({
    kind: v.literal('residuals'),
    task: v.picklist(['agb', 'patchCount']),
    model: v.optional(v.string()),
    against: v.optional(v.string()),
  }),
  v.object({
    kind: v.literal('answers'),
    task,
    models: v.optional(v.array(v.string())),
    sort: v.picklist(ANSWER_ORDERS),
    sortModel: v.optional(v.string()),
    filter: v.optional(answerFilter),
    offset: v.optional(count),
    limit: v.pipe(count, v.maxValue(MAXIMUM_ROWS)),
  }),
  v.object({ kind: v.literal('chain'), sample: v.string(), models: v.optional(v.array(v.string())) }),
  v.object({
    kind: v.literal('patches'),
    task,
    model: v.optional(v.string()),
    models: v.optional(v.array(v.string())),
    sort: v.picklist(ANSWER_ORDERS),
    limit: v.pipe(count, v.maxValue(MAXIMUM_PATCHES)),
  }),
  v.object({
    kind: v.literal('leaderboard'),
    task: v.optional(task),
    figure: v.optional(v.picklist(COMPARED_FIGURES)),
    cluster,
  }),
  v.object({ kind: v.literal('comparison'), models: twoModels, task: v.optional(task), cluster }),
  v.object({
    kind: v.literal('changes'),
    models: twoModels,
    task,
    limit: v.pipe(count, v.maxValue(MAXIMUM_ROWS)),
  }),
  v.object({
    kind: v.literal('flips'),
    task,
    models: v.optional(v.array(v.string())),
    by: v.optional(v.string()),
    cluster,
  }),
  v.object({ kind: v.literal('penalties'), task: v.optional(task) }),
  v.object({ kind: v.literal('coverage'), task, cluster }),
  v.object({
    kind: v.literal('weakSlices'),
    task: v.optional(task),
    model: v.optional(v.string()),
    depth: v.optional(v.pipe(count, v.minValue(1), v.maxValue(3))),
    minimum: v.optional(v.pipe(count, v.minValue(5))),
    limit: v.optional(v.pipe(count, v.minValue(1), v.maxValue(100))),
    cluster,
  }),
])
