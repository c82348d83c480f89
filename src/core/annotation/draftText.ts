import type { Task } from '../benchmark/tasks'
import type { AnswerValue } from '../models/model'
import type { Aspect, Register } from './annotationLog'

/** A question and its answer in words, before it is checked. */
export interface DraftText {
  readonly task: Task
  readonly aspect: Aspect
  readonly register: Register
  /** Id of its template. */
  readonly template: string
  readonly question: string
  readonly answer: string
  /** What the answer has to state, by the facts; absent for descriptions. */
  readonly value?: AnswerValue
}
