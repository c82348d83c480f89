import * as v from 'valibot'
import type { Cells } from '../../dataset/rows/tableRow'
import { messageOf } from '../../errors'
import { completionOf, endOf } from '../../models/chat/chatClient'
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

const envelope = v.object({ status_code: v.nullish(v.number()), body: v.nullish(v.unknown()) })
const failure = v.object({ message: v.string() })

/** The answer in a result line, or why there is none. */
function batchAnswer({ response, error }: Cells): Partial<LogRecord> {
  const { status_code: status, body } = v.is(envelope, response) ? response : {}
  if (v.is(failure, error)) return { raw: '', error: error.message }
  if (v.is(v.object({ error: failure }), body)) return { raw: '', error: body.error.message }
  if (typeof status === 'number' && status !== 200) {
    return { raw: '', error: `The request failed with status ${status}` }
  }
  try {
    const completion = completionOf(body, 'result')
    const { text, model, usage, logprobs } = completion
    const ended = endOf(completion)
    return {
      raw: text,
      ...(model !== undefined && { model }),
      ...(usage !== undefined && { usage }),
      ...(logprobs !== undefined && { logprobs }),
      ...(ended !== undefined && { ended }),
    }
  } catch (error) {
    return { raw: '', error: messageOf(error) }
  }
}
