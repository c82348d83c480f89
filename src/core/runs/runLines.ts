import * as v from 'valibot'
import { TASKS } from '../benchmark/tasks'
import { MODALITIES, SPLITS } from '../dataset/sample'
import { CARBON_POLICIES, NUMBER_POLICIES, RANGE_POLICIES } from '../answers/policies'
import { promptSetSchema } from '../prompts/promptSet'
import { promptSettingsSchema } from '../prompts/promptSettings'
import { ANSWER_ENDS, ANSWER_STATUSES } from '../models/model'
import { deviceReport, endpointReport } from '../models/reportSchemas'
import { RUN_SCHEMA, type RunLine } from './runLog'
import { issueText } from '../schemaIssue'

const task = v.picklist(TASKS)
const value = v.union([v.number(), v.string(), v.boolean()])
const texts = v.record(v.string(), v.string())
/** Of what figures name again and again: longer ones would fill them. */
const name = v.pipe(v.string(), v.maxLength(4000))

const bounds = v.tuple([v.number(), v.number()])

const reading = v.object({
  policies: v.object({
    carbonAlone: v.picklist(CARBON_POLICIES),
    range: v.picklist(RANGE_POLICIES),
    number: v.picklist(NUMBER_POLICIES),
    agbRange: bounds,
    patchCountRange: bounds,
  }),
  questions: texts,
})

const asking = v.object({
  prompts: promptSetSchema,
  prompt: promptSettingsSchema,
  temperature: v.number(),
  maximumTokens: v.number(),
  topLogprobs: v.number(),
  repeats: v.number(),
})

const generation = v.object({
  temperature: v.number(),
  seed: v.number(),
  repeats: v.number(),
  maximumTokens: v.number(),
  stop: v.array(v.string()),
  topLogprobs: v.number(),
  numberBeam: v.number(),
})

/** What a log records of a model. */
export const modelSchema = v.object({
  id: name,
  title: name,
  tasks: v.array(task),
  modalities: v.array(v.picklist(MODALITIES)),
  bands: v.optional(v.record(v.picklist(MODALITIES), v.array(v.string()))),
  trainingData: v.optional(v.string()),
  licence: v.optional(v.string()),
  synthetic: v.optional(v.boolean()),
  endpoint: v.optional(endpointReport),
  prices: v.optional(v.object({ input: v.number(), output: v.number() })),
  reading: v.optional(reading),
  asking: v.optional(asking),
  generation: v.optional(generation),
  device: v.optional(deviceReport),
})

const header = v.object({
  type: v.literal('run'),
  schema: v.literal(RUN_SCHEMA),
  id: v.string(),
  created: v.string(),
  dataset: v.object({
    name,
    path: v.string(),
    fingerprint: v.string(),
    split: v.picklist(SPLITS),
    synthetic: v.boolean(),
  }),
  models: v.array(modelSchema),
  tasks: v.array(task),
  prompts: v.optional(texts, {}),
  settings: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])), {}),
  trainingMeans: v.optional(v.record(v.string(), v.number())),
  software: v.optional(texts, {}),
})

/** Whom an answer is about: what {@link answerKey} tells apart. */
const asked = {
  sample: name,
  model: name,
  task,
  question: v.optional(v.string()),
  repeat: v.optional(v.number()),
}

const tokenLogprob = v.object({
  token: v.string(),
  logprob: v.number(),
  top: v.array(v.object({ token: v.string(), logprob: v.number() })),
})

const answer = v.object({
  type: v.literal('answer'),
  ...asked,
  options: v.optional(v.array(v.string())),
  raw: v.string(),
  status: v.picklist(ANSWER_STATUSES),
  value: v.optional(value),
  span: v.optional(v.tuple([v.number(), v.number()])),
  reason: v.optional(v.string()),
  error: v.optional(v.string()),
  ended: v.optional(v.picklist(ANSWER_ENDS)),
  cached: v.optional(v.boolean()),
  latencyMs: v.optional(v.number()),
  usage: v.optional(v.object({ inputTokens: v.number(), outputTokens: v.number() })),
  logprobs: v.optional(v.array(tokenLogprob)),
  distribution: v.optional(
    v.object({
      values: v.array(v.tuple([v.number(), v.number()])),
      missing: v.number(),
      rounded: v.optional(v.number()),
    }),
  ),
  promptHash: v.optional(v.string()),
  truth: v.nullish(value, null),
})

const override = v.object({
  type: v.literal('override'),
  ...asked,
  status: v.picklist(ANSWER_STATUSES),
  value: v.optional(value),
  by: v.string(),
  why: v.string(),
  undo: v.optional(v.boolean()),
  at: v.string(),
})

const skipped = v.object({ type: v.literal('skipped'), sample: v.string(), reason: v.string() })

const end = v.object({
  type: v.literal('end'),
  at: v.string(),
  outcome: v.picklist(['complete', 'cancelled', 'failed']),
  answers: v.number(),
  skipped: v.number(),
  error: v.optional(v.string()),
})

/** A line of a run log. */
export const runLineSchema = v.variant('type', [answer, skipped, override, header, end])

/** Checks one parsed line of a run log; unknown fields are dropped. Returns the line, or what is wrong with it. */
export function checkRunLine(parsed: unknown): RunLine | { readonly problem: string } {
  const result = v.safeParse(runLineSchema, parsed, { abortEarly: true })
  if (result.success) return result.output
  return { problem: issueText(result.issues[0]) }
}
