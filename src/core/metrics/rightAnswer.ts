import { type Task, TASK_DESCRIPTIONS } from '../benchmark/tasks'
import type { AnswerValue } from '../models/model'
import { COUNT_CLASS_STARTS, discretise } from './discretise'
import { labelOf } from './labels'

/** Mg/ha up to which biomass may be off by a fixed amount, and that amount; above, by a share of the truth. */
const LITTLE_BIOMASS = 50
const ALLOWED_OF_LITTLE = 10
const ALLOWED_SHARE = 0.2

/** When an answer counts as right, in words. */
export const RIGHT_MEANS: Readonly<Record<Task, string>> = {
  humanActivity: 'the true answer',
  landCover: 'the true class',
  patchCount: 'the true class of counts',
  agb: `within ${ALLOWED_SHARE * 100} % of the truth, or ${ALLOWED_OF_LITTLE} Mg/ha where that is up to ${LITTLE_BIOMASS}`,
}

/**
 * Whether a prediction counts as right; nothing that is not answered does. Labels have to be the same, counts of the same
 * class, and biomass as near as the Global Climate Observing System asks of maps: 20 %, or 10 Mg/ha up to 50 (GCOS-200,
 * The Global Observing System for Climate: Implementation Needs, 2016, annex A).
 * @param countBins where the classes of patch counts begin
 */
export function isRight(
  task: Task,
  prediction: AnswerValue | null,
  truth: AnswerValue | null,
  countBins: readonly number[] = COUNT_CLASS_STARTS,
): boolean {
  if (prediction === null || truth === null) return false
  if (TASK_DESCRIPTIONS[task].kind === 'classification')
    return labelOf(task, prediction) === labelOf(task, truth)
  const [predicted, actual] = [Number(prediction), Number(truth)]
  if (task === 'patchCount') return discretise(predicted, countBins) === discretise(actual, countBins)
  const allowed = actual <= LITTLE_BIOMASS ? ALLOWED_OF_LITTLE : ALLOWED_SHARE * actual
  return Math.abs(predicted - actual) <= allowed
}
