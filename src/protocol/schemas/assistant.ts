import * as v from 'valibot'
import { count, split, task } from './domain'
import { payloadSource } from './payloadBase'
import { runFigure } from './runFigures'

export const figureInWordsParams = v.object({
  source: payloadSource,
  figure: runFigure,
  bootstrap: count,
})

export const patchInWordsParams = v.object({
  source: payloadSource,
  sample: v.string(),
  runs: v.array(v.string()),
  view: v.optional(v.string()),
})

export const estimateEvaluationParams = v.object({
  dataset: v.string(),
  split,
  models: v.array(v.string()),
  tasks: v.array(task),
  limit: v.optional(count),
})

export const evaluationEstimate = v.object({
  samples: count,
  models: v.array(
    v.object({
      model: v.string(),
      title: v.string(),
      questions: count,
      tokens: v.optional(v.object({ inputTokens: count, outputTokens: count })),
      cost: v.optional(v.number()),
    }),
  ),
})
