import * as v from 'valibot'
import type { LogEntry, LogProblem } from '../logRecord'
import { issueText } from '../../schemaIssue'

const content = v.union([
  v.string(),
  v.array(v.looseObject({ type: v.string(), text: v.optional(v.string()) })),
])
const message = v.object({ role: v.string(), content: v.optional(content, '') })

const usage = v.object({ input_tokens: v.optional(v.number(), 0), output_tokens: v.optional(v.number(), 0) })

const sample = v.object({
  id: v.union([v.string(), v.number()]),
  epoch: v.optional(v.number(), 1),
  input: v.union([v.string(), v.array(message)]),
  choices: v.nullish(v.array(v.string())),
  target: v.nullish(v.union([v.string(), v.array(v.string())])),
  output: v.nullish(
    v.object({
      model: v.nullish(v.string()),
      choices: v.nullish(v.array(v.object({ message }))),
      completion: v.nullish(v.string()),
      usage: v.nullish(usage),
      error: v.nullish(v.string()),
    }),
  ),
  total_time: v.nullish(v.number()),
  error: v.nullish(v.object({ message: v.string() })),
})

/**
 * One sample of an Inspect log as a record.
 * @param task name of the log's task
 * @param model that the log was made with
 */
export function inspectRecord(
  parsed: unknown,
  where: string,
  { task, model }: { readonly task?: string; readonly model?: string },
): LogEntry {
  const result = v.safeParse(sample, parsed)
  if (!result.success) return problemOf(where, result.issues)
  const { id, epoch, input, choices, target, output, total_time: seconds, error } = result.output
  const raw = output?.completion ?? textOf(output?.choices?.at(0)?.message.content ?? '')
  const failure = error?.message ?? output?.error ?? undefined
  return {
    sample: String(id),
    ...(task !== undefined && { kind: task }),
    question: questionOf(input),
    ...(choices && choices.length > 0 && { options: choices }),
    raw,
    ...(target !== undefined && target !== null && { truth: [target].flat().join(', ').trim() }),
    ...((model ?? output?.model) && { model: model ?? output?.model ?? '' }),
    ...(epoch > 1 && { repeat: epoch - 1 }),
    ...(failure !== undefined && { error: failure }),
    ...(output?.usage && {
      usage: { inputTokens: output.usage.input_tokens, outputTokens: output.usage.output_tokens },
    }),
    ...(typeof seconds === 'number' && { latencyMs: Math.round(seconds * 1000) }),
  }
}

function problemOf(where: string, [issue]: readonly [v.BaseIssue<unknown>, ...unknown[]]): LogProblem {
  return {
    where,
    problem: `It is no sample of Inspect (${issueText(issue)})`,
  }
}

function questionOf(input: v.InferOutput<typeof sample>['input']): string {
  if (typeof input === 'string') return input
  return input
    .filter(({ role }) => role === 'user')
    .map((said) => textOf(said.content))
    .join('\n')
}

function textOf(said: v.InferOutput<typeof content>): string {
  return typeof said === 'string' ? said : said.map(({ text }) => text ?? '').join('')
}
