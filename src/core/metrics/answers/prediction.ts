import type { Answer, AnswerValue } from '../../models/model'

/** What an answer is scored as: null where it is not answered. */
export function predictionOf({ status, value }: Pick<Answer, 'status' | 'value'>): AnswerValue | null {
  return status === 'answered' ? (value ?? null) : null
}
