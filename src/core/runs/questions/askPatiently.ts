import { setTimeout as delay } from 'node:timers/promises'
import { EndpointError } from '../../models/endpointError'
import type { Answer, Question, QuestionModel, Turn } from '../../models/model'
import type { EndpointLimiter } from './endpointLimiter'

/** How often and after which time a question is asked again. */
export interface Patience {
  /** Requests per question at most. */
  readonly attempts: number
  /** Pause before the second request; it doubles each time. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
}

export const USUAL_PATIENCE: Patience = { attempts: 6, firstPauseMs: 500, longestPauseMs: 60_000 }

/**
 * Asks a question as {@link patiently} does.
 * @returns the answer; one of the status `error` where the endpoint never gave one
 * @throws EndpointError where no question will be answered, such as with a wrong key
 */
export async function askPatiently(
  model: QuestionModel,
  question: Question,
  limiter: EndpointLimiter,
  patience: Patience,
  signal: AbortSignal,
): Promise<Answer> {
  const answer = await patiently((turn) => model.ask(question, signal, turn), limiter, patience, signal)
  return answer instanceof EndpointError ? failedAnswer(model, question, answer) : answer
}

/**
 * Sends a request, and again where that can help: after a pause that doubles each time, with jitter so that requests
 * that failed together do not come back together.
 * @returns what came of it, or what kept the endpoint from answering for good
 * @throws EndpointError where no request will be answered, such as with a wrong key
 */
export async function patiently<Result>(
  send: (turn: Turn) => Promise<Result>,
  limiter: EndpointLimiter,
  { attempts, firstPauseMs, longestPauseMs }: Patience,
  signal: AbortSignal,
): Promise<Result | EndpointError> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await send((request) =>
        limiter.use(() => {
          signal.throwIfAborted()
          return request()
        }),
      )
      limiter.answered()
      return result
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof EndpointError) || error.isFatal) throw error
      if (error.isThrottling) limiter.throttled(error.retryAfterMs)
      if (!error.isPassing || attempt === attempts) return error
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1)) * (0.5 + Math.random())
      await delay(Math.max(pause, error.retryAfterMs ?? 0), undefined, { signal })
    }
  }
}

function failedAnswer(
  model: QuestionModel,
  { sample, task, question, repeat }: Question,
  error: EndpointError,
): Answer {
  return {
    sample: sample.id,
    model: model.description.id,
    task,
    ...(question !== undefined && { question }),
    ...(repeat > 0 && { repeat }),
    raw: '',
    status: 'error',
    reason: error.failure,
    error: error.message,
  }
}
