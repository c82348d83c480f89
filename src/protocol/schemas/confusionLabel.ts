import * as v from 'valibot'
import type { ConfusionLabel } from '../payloads'
import { valueTest } from './selection'

/** A class with its name, its colour and what selects it. */
export const confusionLabel: v.GenericSchema<unknown, ConfusionLabel> = v.object({
  key: v.string(),
  title: v.string(),
  colour: v.optional(v.string()),
  test: v.optional(valueTest),
  gathered: v.optional(v.boolean()),
})
