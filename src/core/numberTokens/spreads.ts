import type { ReadingPolicies } from '../answers/policies'
import type { Answer, AnswerValue } from '../models/model'
import { distributionFigures } from './distributionFigures'
import { distributionOf, type NumberTask } from './distributionOf'

/** An answer beside the true value. */
export type JudgedAnswer = Answer & { readonly truth: AnswerValue | null }

/** Standard deviation of the answers to the same question, by sample; of those answered more than once. */
export function spreadsOfRepeats(answers: readonly JudgedAnswer[]): ReadonlyMap<string, number> {
  const values = new Map<string, number[]>()
  for (const { sample, status, value } of answers) {
    if (status !== 'answered' || typeof value !== 'number') continue
    values.set(sample, [...(values.get(sample) ?? []), value])
  }
  return new Map(
    [...values].flatMap(([sample, samples]) => {
      if (samples.length < 2) return []
      const share = 1 / samples.length
      const figures = distributionFigures({ values: samples.map((value) => [value, share]), missing: 0 })
      return figures === undefined ? [] : [[sample, figures.spread] as const]
    }),
  )
}

/**
 * Standard deviation of the numbers that a model might have answered, by sample: of its repeats, or by the probabilities
 * of tokens; none of samples of which neither is known.
 * @param policies how the answers were read; as is usual when absent
 */
export function spreadsOfNumbers(
  answers: readonly JudgedAnswer[],
  task: NumberTask,
  policies?: ReadingPolicies,
): ReadonlyMap<string, number> {
  const spreads = new Map(spreadsOfRepeats(answers))
  for (const answer of answers) {
    if (answer.status !== 'answered' || spreads.has(answer.sample)) continue
    const distribution = distributionOf(answer, task, policies)
    const figures = typeof distribution === 'string' ? undefined : distributionFigures(distribution)
    if (figures !== undefined) spreads.set(answer.sample, figures.spread)
  }
  return spreads
}
