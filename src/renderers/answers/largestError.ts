import type { AnswersPayload } from '../../protocol/payloads'
import { errorOf, sizeOf } from '../shared/answerError'

/** The error that fills a bar: the largest of answers that count, so that one out of range does not flatten the rest. */
export function largestError({ task, rows }: AnswersPayload): number {
  const sizes = rows.flatMap(({ truth, answers }) =>
    answers.map(({ status, value }) => {
      const error = status === 'answered' ? errorOf(task, truth, value) : undefined
      return error === undefined ? 0 : sizeOf(error)
    }),
  )
  return sizes.reduce((largest, size) => Math.max(largest, size), 0)
}
