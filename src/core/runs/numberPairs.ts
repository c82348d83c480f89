import type { Task } from '../benchmark/tasks'
import { unitsOf } from '../metrics/comparison/commonAnswers'
import type { NumberPairs } from '../metrics/errors/numberErrors'
import type { UnitOf } from './comparison/commonQuestions'
import type { AnswerLine } from './runLog'

/** One model's answered numbers beside the true ones, with the samples that they are about. */
export interface SamplePairs extends NumberPairs {
  readonly ids: readonly string[]
  /** Answers whose question has a true value, answered or not. */
  readonly n: number
}

/**
 * Pairs of a model's answers in a task; what has no answer or no truth is in none.
 * @param unitOf gathers samples that are taken together, such as those of a tile
 */
export function numberPairs(
  answers: readonly AnswerLine[],
  model: string,
  task: Task,
  unitOf?: UnitOf,
): SamplePairs {
  const ids: string[] = []
  const truths: number[] = []
  const predictions: number[] = []
  let n = 0
  for (const answer of answers) {
    const { sample, status, truth, value } = answer
    if (answer.model !== model || answer.task !== task || !isNumber(truth)) continue
    n++
    if (status !== 'answered' || !isNumber(value)) continue
    ids.push(sample)
    truths.push(truth)
    predictions.push(value)
  }
  return {
    ids,
    n,
    truth: Float64Array.from(truths),
    predicted: Float64Array.from(predictions),
    units: unitOf && unitsOf(ids.map((sample) => unitOf(sample) ?? `sample ${sample}`)).of,
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
