import * as v from 'valibot'
import type { Criterion, Selection, ValueTest } from '../../core/selection/selection'
import { answerFilter } from './answers'
import { cardSlice, conditions } from './dataCard'
import { answerStatus, task } from './domain'

/** Things that one selection may be made of. */
const MAXIMUM_STEPS = 50

/** Samples that one step may name. */
const MAXIMUM_SAMPLES = 200_000

/** Labels that one test may take together. */
const MAXIMUM_LABELS = 1000

/** Characters of an expression over columns. */
const LONGEST_EXPRESSION = 10_000

const range = { low: v.number(), high: v.number() }

export const valueTest: v.GenericSchema<unknown, ValueTest> = v.variant('kind', [
  v.object({ kind: v.literal('range'), ...range }),
  v.object({ kind: v.literal('label'), label: v.string() }),
  v.object({
    kind: v.literal('labels'),
    labels: v.pipe(v.array(v.string()), v.maxLength(MAXIMUM_LABELS)),
  }),
])

export const criterion: v.GenericSchema<unknown, Criterion> = v.variant('kind', [
  v.object({
    kind: v.literal('answer'),
    task,
    model: v.string(),
    question: v.optional(v.string()),
    truth: v.optional(valueTest),
    predicted: v.optional(valueTest),
    error: v.optional(v.object(range)),
    absoluteError: v.optional(v.object(range)),
    mean: v.optional(v.object(range)),
    statuses: v.optional(v.array(answerStatus)),
  }),
  v.object({
    kind: v.literal('comparison'),
    task,
    models: v.array(v.string()),
    filter: answerFilter,
  }),
  v.object({
    kind: v.literal('samples'),
    samples: v.pipe(v.array(v.string()), v.maxLength(MAXIMUM_SAMPLES)),
  }),
  v.object({ kind: v.literal('columns'), where: conditions }),
  v.object({ kind: v.literal('slice'), expression: v.pipe(v.string(), v.maxLength(LONGEST_EXPRESSION)) }),
  v.object({ kind: v.literal('card'), slice: cardSlice }),
  v.object({
    kind: v.literal('all'),
    criteria: v.pipe(v.array(v.lazy(() => criterion)), v.maxLength(MAXIMUM_STEPS)),
  }),
])

export const selection: v.GenericSchema<unknown, Selection> = v.pipe(
  v.array(v.object({ origin: v.string(), title: v.string(), criterion })),
  v.maxLength(MAXIMUM_STEPS),
)
