import * as v from 'valibot'
import type { FlipsPayload, FlipsStep } from '../flips'
import { verdictCounts } from './answers'
import { confusionLabel } from './confusionLabel'
import { count, figure, task } from './domain'
import { payloadBase } from './payloadBase'

/** Schemas of what becomes of answers from one model to another, as it crosses a process boundary. */

const difference = { value: v.number(), low: figure, high: figure }

const tally = { n: count, counts: verdictCounts, difference: v.object(difference), p: v.number() }

const model = v.object({ model: v.string(), title: v.string(), inputs: v.string() })

const flipsStep: v.GenericSchema<unknown, FlipsStep> = v.object({
  first: model,
  second: model,
  added: v.optional(v.string()),
  total: v.object(tally),
  classes: v.array(v.object({ ...tally, label: confusionLabel })),
  error: v.optional(v.object({ n: count, difference: v.object({ ...difference, p: figure }) })),
})

export const flipsPayload: v.GenericSchema<unknown, FlipsPayload> = v.object({
  ...payloadBase,
  task,
  rightMeans: v.string(),
  by: v.string(),
  steps: v.array(flipsStep),
  notes: v.array(v.string()),
})
