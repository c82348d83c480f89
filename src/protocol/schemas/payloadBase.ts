import * as v from 'valibot'
import { DERIVATIONS } from '../../core/runs/derivations'
import { readingPolicies } from './domain'
import { runFigure } from './runFigures'
import { selection } from './selection'

export const payloadSource = v.object({
  dataset: v.string(),
  run: v.optional(v.string()),
  reading: v.optional(v.object(readingPolicies)),
  within: v.optional(selection),
  derived: v.optional(v.array(v.picklist(DERIVATIONS))),
  slice: v.optional(v.string()),
  annotations: v.optional(v.string()),
})

/** What every rich output carries. */
export const payloadBase = {
  version: v.literal(1),
  title: v.string(),
  source: v.optional(payloadSource),
  figure: v.optional(runFigure),
  synthetic: v.boolean(),
}
