import * as v from 'valibot'
import type { Cells } from '../../dataset/rows/tableRow'
import type { LogRecord } from '../logRecord'
import { rowLog } from '../rowLog'

/** Result lines of OpenAI's batch service and of `vllm run-batch`. */
export const openAiBatch = rowLog({
  name: 'openai-batch',
  title: 'OpenAI batch results',
  columns: { id: ['custom_id'] },
  recognises: (cells) => 'custom_id' in cells && ('response' in cells || 'error' in cells),
  more: batchAnswer,
})

const completion = v.object({
  model: v.nullish(v.string()),
  choices: v.pipe(
    v.array(
      v.object({ message: v.object({ content: v.nullish(v.string()), refusal: v.nullish(v.string()) }) }),
    ),
    v.minLength(1),
  ),
  usage: v.nullish(v.object({ prompt_tokens: v.number(), completion_tokens: v.optional(v.number(), 0) })),
})

const failure = v.object({ message: v.string() })

/** The answer in a result line, or why there is none. */
function batchAnswer({ response, error }: Cells): Partial<LogRecord> {
  const { status_code: status = 200, body } = v.is(envelope, response) ? response : {}
  const parsed = v.safeParse(completion, body)
  if (status !== 200 || !parsed.success) return { raw: '', error: errorText(error, body, status ?? 200) }
  const { model, choices, usage } = parsed.output
  const [{ message }] = choices
  return {
    raw: message.content ?? message.refusal ?? '',
    ...(typeof model === 'string' && { model }),
    ...(usage && { usage: { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } }),
  }
}

const envelope = v.object({ status_code: v.nullish(v.number()), body: v.nullish(v.unknown()) })

function errorText(error: unknown, body: unknown, status: number): string {
  if (v.is(failure, error)) return error.message
  if (v.is(v.object({ error: failure }), body)) return body.error.message
  return status === 200 ? 'The result holds no chat completion' : `The request failed with status ${status}`
}
