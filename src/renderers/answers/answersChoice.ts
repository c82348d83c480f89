import type { AnswerFilter } from '../../core/metrics/answers/answerFilter'
import type { AnswerOrder } from '../../core/metrics/answers/sortQuestions'
import type { AnswersPayload } from '../../protocol/payloads'
import type { RunFigure } from '../../protocol/runFigures'

/** A figure of answers. */
export type AnswersFigure = Extract<RunFigure, { kind: 'answers' }>

/** What a reader chooses of answers: whose, which and in what order. */
export interface AnswersChoice {
  /** Ids in their order; all models when absent. */
  readonly models?: readonly string[]
  /** As given when absent. */
  readonly sort?: AnswerOrder
  /** Model whose error alone is sorted by; all models' when absent. */
  readonly sortModel?: string
  readonly filter?: AnswerFilter
}

/** How the rows of a payload were chosen. */
export function choiceOf({ figure }: AnswersPayload): AnswersChoice {
  if (figure?.kind !== 'answers') return {}
  const { models, sort, sortModel, filter } = figure
  return { models, sort, sortModel, filter }
}

/** The figure of answers that are chosen otherwise. */
export function figureOf(original: AnswersFigure, choice: AnswersChoice): AnswersFigure {
  const { task, limit } = original
  const { models, sort = original.sort, sortModel, filter } = choice
  return {
    kind: 'answers',
    task,
    ...(models !== undefined && { models }),
    sort,
    ...(sortModel !== undefined && { sortModel }),
    ...(filter !== undefined && { filter }),
    limit,
  }
}
