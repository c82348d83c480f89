import * as v from 'valibot'
import { TASKS } from '../benchmark/tasks'
import { SPLITS } from '../dataset/sample'
import { modelSchema } from '../runs/runLines'
import { ANNOTATION_SCHEMA, type AnnotationLine, ASPECTS, REGISTERS, TEXT_KINDS } from './annotationLog'
import { issueText } from '../schemaIssue'

const texts = v.record(v.string(), v.string())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const header = v.object({
  type: v.literal('annotations'),
  schema: v.literal(ANNOTATION_SCHEMA),
  id: v.string(),
  created: v.string(),
  dataset: v.object({ name: v.string(), path: v.string(), fingerprint: v.string(), synthetic: v.boolean() }),
  templates: v.object({ name: v.string(), hash: v.string() }),
  seed: v.number(),
  model: v.optional(modelSchema),
  prompts: v.optional(texts),
  software: v.optional(texts, {}),
})

const text = {
  id: v.string(),
  sample: v.string(),
  task: v.picklist(TASKS),
  aspect: v.picklist(TASKS.flatMap((task) => [...ASPECTS[task]])),
  split: v.picklist(SPLITS),
  register: v.picklist(REGISTERS),
  kind: v.picklist(TEXT_KINDS),
  question: v.string(),
  answer: v.string(),
  value: v.optional(v.union([v.number(), v.boolean(), v.string()])),
  provenance: v.object({
    template: v.string(),
    model: v.optional(v.string()),
    promptHash: v.optional(v.string()),
    attempts: count,
    usage: v.optional(v.object({ inputTokens: v.number(), outputTokens: v.number() })),
  }),
  checks: v.array(
    v.object({
      rule: v.string(),
      outcome: v.picklist(['passed', 'failed', 'mended']),
      detail: v.optional(v.string()),
      times: v.optional(count),
    }),
  ),
}

const end = v.object({
  type: v.literal('end'),
  at: v.string(),
  outcome: v.picklist(['complete', 'cancelled', 'failed']),
  samples: count,
  texts: count,
  removed: count,
  mended: count,
  failed: count,
  error: v.optional(v.string()),
})

/** A line of an annotation log. */
export const annotationLineSchema = v.variant('type', [
  v.object({ type: v.literal('text'), ...text }),
  v.object({ type: v.literal('removed'), ...text, reasons: v.array(v.string()) }),
  header,
  end,
])

/** Checks one parsed line of an annotation log; unknown fields are dropped. Returns it, or what is wrong with it. */
export function checkAnnotationLine(parsed: unknown): AnnotationLine | { readonly problem: string } {
  const result = v.safeParse(annotationLineSchema, parsed, { abortEarly: true })
  if (result.success) return result.output
  return { problem: issueText(result.issues[0]) }
}
