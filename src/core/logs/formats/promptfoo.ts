import * as v from 'valibot'
import { ReoError } from '../../errors'
import type { LogEntry, LogReader } from '../logRecord'
import { readDocument } from '../readDocument'
import { cellText } from '../rowLog'

const result = v.object({
  testIdx: v.optional(v.number()),
  provider: v.optional(v.object({ id: v.optional(v.string()), label: v.optional(v.string()) }), {}),
  prompt: v.optional(v.object({ raw: v.optional(v.string()) }), {}),
  vars: v.optional(v.record(v.string(), v.unknown()), {}),
  response: v.nullish(
    v.object({
      output: v.optional(v.unknown()),
      tokenUsage: v.nullish(
        v.object({ prompt: v.optional(v.number(), 0), completion: v.optional(v.number(), 0) }),
      ),
    }),
  ),
  error: v.nullish(v.string()),
  latencyMs: v.nullish(v.number()),
})

const log = v.object({ results: v.object({ results: v.array(v.unknown()) }) })

/** Variables that a question and its truth are usually kept in. */
const USUAL = {
  id: ['id', 'sample', 'sample_id'],
  question: ['question'],
  truth: ['truth', 'expected', 'answer'],
  kind: ['task'],
}

/** `--output x.json` of promptfoo; columns are its variables. */
export const promptfoo: LogReader = {
  name: 'promptfoo',
  title: 'promptfoo --output x.json',
  recognises: ({ text }) => /^\s*\{\s*"evalId"\s*:/.test(text),
  async *read(path, columns) {
    const parsed = v.safeParse(log, await readDocument(path))
    if (!parsed.success) {
      throw new ReoError('This is no output of promptfoo', { where: path, mend: 'Name its format: --from.' })
    }
    for (const [index, entry] of parsed.output.results.results.entries()) {
      const checked = v.safeParse(result, entry)
      const where = `result ${index + 1}`
      yield checked.success
        ? recordOf(checked.output, index, columns)
        : { where, problem: `It is no result of promptfoo (${checked.issues[0].message})` }
    }
  },
}

function recordOf(
  { testIdx, provider, prompt, vars, response, error, latencyMs }: v.InferOutput<typeof result>,
  index: number,
  columns: Parameters<LogReader['read']>[1],
): LogEntry {
  const variable = (key: keyof typeof USUAL) =>
    (columns[key] === undefined ? USUAL[key] : [columns[key]])
      .map((name) => cellText(vars[name]))
      .find((text) => text !== undefined)
  const [question, truth, kind] = [variable('question') ?? prompt.raw, variable('truth'), variable('kind')]
  const model = [provider.label, provider.id].find((name) => name !== undefined && name !== '')
  const raw = cellText(response?.output) ?? ''
  const usage = response?.tokenUsage
  return {
    sample: variable('id') ?? String(testIdx ?? index),
    ...(kind !== undefined && { kind }),
    ...(question !== undefined && { question }),
    ...(truth !== undefined && { truth }),
    ...(model !== undefined && { model }),
    raw,
    // promptfoo also calls a failed assertion an error, next to the answer.
    ...(raw === '' && typeof error === 'string' && { error }),
    ...(usage && { usage: { inputTokens: usage.prompt, outputTokens: usage.completion } }),
    ...(typeof latencyMs === 'number' && { latencyMs }),
  }
}
