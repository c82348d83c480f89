import type { CoverageMeasure } from '../../core/metrics/coverageMeasures'
import type { CoveragePayload } from '../../protocol/rankingPayloads'
import { measuredModels, type MeasuredModel } from './coverageModel'
import { type ErrorWords, errorWords } from './errorWords'

/** Where the reader's choice of an error is kept. */
export const ERROR_CHOICE = 'error'

/** Where the penalty that the reader chose for an error is kept. */
export function penaltyChoice({ error }: CoverageMeasure): string {
  return `penalty ${error}`
}

/** What is shown: by which error, under which penalty. */
export interface CoverageChoice {
  readonly measure: CoverageMeasure
  readonly words: ErrorWords
  readonly models: readonly MeasuredModel[]
  readonly penalty: number
}

/** By the main error, with unanswered questions as bad as guesses, until the reader chooses otherwise. */
export function chosenView(payload: CoveragePayload, choices: ReadonlyMap<string, string>): CoverageChoice {
  const { measures, unit } = payload
  const measure = measures.find(({ error }) => error === choices.get(ERROR_CHOICE)) ?? measures[0]
  return {
    measure,
    words: errorWords(measure.error, unit),
    models: measuredModels(payload, measure),
    penalty: Number(choices.get(penaltyChoice(measure)) ?? Math.min(measure.guess, measure.most)),
  }
}
