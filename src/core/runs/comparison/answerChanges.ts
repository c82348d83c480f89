import { lossIn, type LossOf } from '../../metrics/answers/loss'
import type { AnswerValue } from '../../models/model'
import { type AnswerGroup, predictionOf } from '../answerGroups'
import { questionKey } from '../runFold'
import type { AnswerLine } from '../runLog'

/**
 * What became of an answer: nearer to the truth or farther from it, of labels right or wrong; answered where it was not
 * before, or no longer answered.
 */
export const CHANGES = ['improved', 'broken', 'gained', 'lost'] as const
export type Change = (typeof CHANGES)[number]

/** A question that two models, or one model in two runs, do not answer equally well. */
export interface AnswerChange {
  readonly sample: string
  readonly question?: string
  readonly repeat?: number
  readonly truth: AnswerValue
  /** What each answered; null for nothing. */
  readonly first: AnswerValue | null
  readonly second: AnswerValue | null
  readonly change: Change
  /** By how much the error grew, less than 0 where it shrank; of labels −1 or 1; null where one is no answer. */
  readonly growth: number | null
}

/** The questions of both whose answers differ in how good they are, the greatest change first. */
export function answerChanges(first: AnswerGroup, second: AnswerGroup): readonly AnswerChange[] {
  const later = new Map(second.answers.map((answer) => [questionKey(answer), answer]))
  const lossOf = lossIn(first)
  return first.answers
    .flatMap((before) => {
      const after = later.get(questionKey(before))
      return after === undefined ? [] : (changeOf(before, after, lossOf) ?? [])
    })
    .sort((a, b) => sizeOf(b) - sizeOf(a))
}

function changeOf(before: AnswerLine, after: AnswerLine, lossOf: LossOf): AnswerChange | undefined {
  const { sample, question, repeat, truth } = before
  if (truth === null) return undefined
  const [first, second] = [predictionOf(before), predictionOf(after)]
  const [old, now] = [lossOf(first, truth), lossOf(second, truth)]
  const growth = old === null || now === null ? null : now - old
  const change = growth === null ? coverageChange(old, now) : qualityChange(growth)
  if (change === undefined) return undefined
  return {
    sample,
    ...(question !== undefined && { question }),
    ...(repeat !== undefined && { repeat }),
    truth,
    first,
    second,
    change,
    growth,
  }
}

function qualityChange(growth: number): Change | undefined {
  if (growth === 0) return undefined
  return growth < 0 ? 'improved' : 'broken'
}

function coverageChange(old: number | null, now: number | null): Change | undefined {
  if (old === now) return undefined
  return old === null ? 'gained' : 'lost'
}

/** Changes of coverage stand behind all others. */
function sizeOf({ growth }: AnswerChange): number {
  return growth === null ? -1 : Math.abs(growth)
}
