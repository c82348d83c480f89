import { type PenalisedModel, penalisedLoss, type PenaltyRanking, rankingsByPenalty } from './penalties'

/** Errors that models are ranked by where a question may be left unanswered. */
export const COVERAGE_ERRORS = ['rmse', 'mae', 'wrong'] as const
export type CoverageError = (typeof COVERAGE_ERRORS)[number]

/** What tells how sure a model is: the spread of the numbers that it might have answered, or the probability of its words. */
export const SURENESS_KINDS = ['spread', 'probability'] as const
export type SurenessKind = (typeof SURENESS_KINDS)[number]

/** An error, and what an unanswered question may cost in it. */
export interface CoverageMeasure {
  readonly error: CoverageError
  /** Greatest penalty of an unanswered question, in the unit of the error. */
  readonly most: number
  /** Error of whoever answers with the mean of the truth without looking; of labels, of whoever is always wrong. */
  readonly guess: number
}

/** Losses are added up as this power of the absolute error; the error is the root of their mean. */
export function powerOf(error: CoverageError): 1 | 2 {
  return error === 'rmse' ? 2 : 1
}

/** The error that a sum of losses comes to. @param n questions that it is over */
export function errorOf(error: CoverageError, loss: number, n: number): number {
  return (loss / n) ** (1 / powerOf(error))
}

/** Error of a model where each unanswered question counts as an error of the penalty. */
export function penalisedError(error: CoverageError, model: PenalisedModel, penalty: number): number {
  const power = powerOf(error)
  return penalisedLoss(model, penalty ** power) ** (1 / power)
}

/** How the order of models by an error depends on the penalty, in the unit of the error. */
export function errorRankings(
  { error, most }: Pick<CoverageMeasure, 'error' | 'most'>,
  models: readonly PenalisedModel[],
): readonly PenaltyRanking[] {
  const power = powerOf(error)
  return rankingsByPenalty(models, most ** power).map(({ from, to, order }) => ({
    from: from ** (1 / power),
    to: to ** (1 / power),
    order,
  }))
}
