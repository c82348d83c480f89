import { TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import { labelOf } from '../labels'
import type { AskedQuestion, GivenAnswer } from './askedQuestion'
import { predictionOf } from './prediction'

/** What several models answered to one question, in short. */
export interface AnswerSpread {
  /** Models that were asked, and how many of them answered. */
  readonly asked: number
  readonly answered: number
  /** The least and the greatest of their numbers, where there is one. */
  readonly range?: readonly [low: number, high: number]
  /** Models that give the label given most often, where there is one. */
  readonly agreeing?: number
}

/** How far models' answers to a question lie apart; of a question asked several times the first answers count. */
export function answerSpread({ task, answers }: AskedQuestion): AnswerSpread {
  const first = firstAnswers(answers)
  const values = first.flatMap((answer) => predictionOf(answer) ?? [])
  const counts = { asked: first.length, answered: values.length }
  if (values.length === 0) return counts
  if (TASK_DESCRIPTIONS[task].kind === 'regression') {
    const numbers = values.map(Number)
    return { ...counts, range: [Math.min(...numbers), Math.max(...numbers)] }
  }
  const votes = new Map<string, number>()
  for (const value of values) {
    const label = labelOf(task, value)
    votes.set(label, (votes.get(label) ?? 0) + 1)
  }
  return { ...counts, agreeing: Math.max(...votes.values()) }
}

/** Models that were asked and gave no answer. */
export function unansweredIn({ answers }: AskedQuestion): number {
  return firstAnswers(answers).filter((answer) => predictionOf(answer) === null).length
}

function firstAnswers(answers: readonly GivenAnswer[]): readonly GivenAnswer[] {
  return answers.filter(({ repeat }) => (repeat ?? 0) === 0)
}
