import { type Task, TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import { lossIn } from '../../metrics/answers/loss'
import { type PenaltyRanking, rankingsByPenalty } from '../../metrics/penalties'
import type { ModelDescription } from '../../models/model'
import { type AnswerGroup, predictionOf } from '../answerGroups'
import { questionKey } from '../runFold'

/** How the order of a task's models depends on what an unanswered question costs. */
export interface PenaltyRankings {
  readonly task: Task
  readonly models: readonly ModelDescription[]
  /** Questions with truth that all models were asked. */
  readonly asked: number
  /** Questions of these that each model answered. */
  readonly answered: readonly number[]
  /** By the mean absolute error of numbers, or the share of wrong labels. */
  readonly rankings: readonly PenaltyRanking[]
}

/** What an unanswered label can cost at most: as much as a wrong one. */
const WRONG = 1

/** Ranks models of one task under every penalty, over the questions that all were asked. */
export function penaltyRankingsOf(task: Task, groups: readonly AnswerGroup[]): PenaltyRankings {
  const lossOf = lossIn({ task })
  const keys = groups.map(({ answers }) => new Set(answers.map(questionKey)))
  const scored = groups.map(({ answers }) => {
    const common = answers.filter((answer) => keys.every((asked) => asked.has(questionKey(answer))))
    const losses = common.flatMap((answer) => lossOf(predictionOf(answer), answer.truth) ?? [])
    return { loss: losses.reduce((sum, loss) => sum + loss, 0), answered: losses.length, n: common.length }
  })
  const asked = scored.at(0)?.n ?? 0
  const [, most] = TASK_DESCRIPTIONS[task].range ?? [0, WRONG]
  return {
    task,
    models: groups.map(({ model }) => model),
    asked,
    answered: scored.map(({ answered }) => answered),
    rankings: asked === 0 ? [] : rankingsByPenalty(scored, most),
  }
}
