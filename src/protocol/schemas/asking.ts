import * as v from 'valibot'
import { ENDPOINT_FAILURES } from '../../core/models/endpointError'
import type { Tried } from '../../core/models/tryEndpoint'
import type { PromptSet } from '../../core/prompts/promptSet'
import { count } from './domain'

const positive = v.pipe(v.number(), v.integer(), v.minValue(1))

/** The options by which models are asked, one by one. */
export const askingEntries = {
  prompts: v.optional(v.string()),
  answerForm: v.optional(v.picklist(['plain', 'json'])),
  examples: v.optional(count),
  chain: v.optional(v.picklist(['none', 'own', 'truth'])),
  pictures: v.optional(v.pipe(v.array(v.string()), v.minLength(1))),
  pictureSize: v.optional(positive),
  pictureKernel: v.optional(v.picklist(['nearest', 'bicubic'])),
  temperature: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(2))),
  maximumTokens: v.optional(positive),
  topLogprobs: v.optional(count),
  timeout: v.optional(positive),
  repeats: v.optional(positive),
  concurrency: v.optional(positive),
  cache: v.optional(v.boolean()),
}

export const askingOptions = v.strictObject(askingEntries)

/** The outcome of a trial. */
export function tried<Found>(found: v.GenericSchema<unknown, Found>): v.GenericSchema<unknown, Tried<Found>> {
  return v.variant('outcome', [
    v.object({ outcome: v.literal('answered'), found }),
    v.object({
      outcome: v.literal('failed'),
      failure: v.picklist(ENDPOINT_FAILURES),
      message: v.string(),
    }),
  ])
}

const taskPrompt = v.object({
  question: v.string(),
  usualQuestion: v.optional(v.string()),
  plain: v.string(),
  json: v.string(),
})

export const promptSet: v.GenericSchema<unknown, PromptSet> = v.object({
  format: v.literal('reo-prompts/1'),
  name: v.string(),
  version: v.string(),
  system: v.string(),
  chain: v.string(),
  tasks: v.object({
    humanActivity: taskPrompt,
    landCover: taskPrompt,
    patchCount: taskPrompt,
    agb: taskPrompt,
  }),
})
