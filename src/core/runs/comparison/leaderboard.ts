import { type Task, TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import { type Difference, differenceOf, type Estimate, estimateOf } from '../../metrics/comparison/difference'
import {
  COMPARED_FIGURES,
  type ComparedFigure,
  FIGURE_SCALES,
  type ResampledFigure,
  type ResampledFigures,
} from '../../metrics/comparison/resampledFigures'
import { holm } from '../../metrics/holm'
import type { AnswerGroup } from '../answerGroups'
import { commonQuestions, type ComparisonOptions, resampledFigures } from './commonQuestions'
import { type ComparedModel, comparedModel, type Verdict, verdictOf } from './pairComparison'

/** A model's place among others. */
export interface LeaderboardRow extends ComparedModel {
  /** The figures over the common questions. */
  readonly figures: Readonly<Partial<Record<ComparedFigure, Estimate>>>
  /**
   * Best and worst rank that is not ruled out: one more than the models that are better beyond chance, and all but those
   * that are worse.
   */
  readonly ranks: readonly [best: number, worst: number]
  /** The figure minus that of the first row's; absent in the first row. The p is adjusted for all pairs. */
  readonly toBest?: Difference & { readonly verdict: Verdict }
}

/** The models of a task in the order of a figure, over the questions that all of them answered. */
export interface Leaderboard {
  readonly task: Task
  readonly figure: ComparedFigure
  readonly common: number
  readonly units: number
  readonly rows: readonly LeaderboardRow[]
  /** Models without any answer, which would leave nothing in common. */
  readonly silent: readonly ComparedModel[]
}

export interface LeaderboardOptions extends ComparisonOptions {
  /** RMSE of numbers and accuracy of labels when absent, or where a task has no such figure. */
  readonly figure?: ComparedFigure
}

/** Ranks models of one task. Differences of all pairs are judged together (Holm), so that many models find no more by chance. */
export function leaderboardOf(
  task: Task,
  groups: readonly AnswerGroup[],
  { figure: wanted, ...options }: LeaderboardOptions,
): Leaderboard {
  const boards = leaderboardsOf(task, groups, options)
  return boards.find(({ figure }) => figure === wanted) ?? boards[0]
}

/** The models of one task ranked by each of its figures, over the same resamples; its main figure first. */
export function leaderboardsOf(
  task: Task,
  groups: readonly AnswerGroup[],
  options: ComparisonOptions,
): readonly [main: Leaderboard, ...others: Leaderboard[]] {
  const compared = groups.map((group) => ({ group, model: comparedModel(group) }))
  const speaking = compared.filter(({ model }) => model.answered > 0)
  const silent = compared.filter(({ model }) => model.answered === 0).map(({ model }) => model)
  const questions = speaking.length === 0 ? [] : commonQuestions(speaking.map(({ group }) => group))
  const { figures, units } = resampledFigures(task, questions, options)
  const main = TASK_DESCRIPTIONS[task].kind === 'regression' ? 'rmse' : 'accuracy'
  const models = speaking.map(({ model }) => model)
  const boardBy = (figure: ComparedFigure): Leaderboard => ({
    task,
    figure,
    common: questions.length,
    units,
    rows: rankedRows(models, figures, figure, units),
    silent,
  })
  const others = COMPARED_FIGURES.filter((figure) => figure !== main && figures[figure] !== undefined)
  return [boardBy(main), ...others.map(boardBy)]
}

function rankedRows(
  models: readonly ComparedModel[],
  figures: ResampledFigures,
  figure: ComparedFigure,
  units: number,
): readonly LeaderboardRow[] {
  const resampled = figures[figure] ?? []
  const pairs = judgePairs(figure, resampled, units)
  const order = resampled.map((_, model) => model).sort(byFigure(figure, resampled))
  return order.map((model) => ({
    ...models[model],
    figures: estimates(figures, model, units),
    ranks: ranksOf(pairs, model),
    ...(model !== order[0] && { toBest: pairs[order[0]][model] }),
  }))
}

type Judged = Difference & { readonly verdict: Verdict }

/** judged[a][b]: how b differs from a, for all pairs of models. */
function judgePairs(
  figure: ComparedFigure,
  models: readonly ResampledFigure[],
  units: number,
): readonly (readonly Judged[])[] {
  const pairs = models.flatMap((_, a) => models.slice(a + 1).map((_, step) => [a, a + 1 + step] as const))
  const found = pairs.map(([a, b]) => differenceOf(models[b], models[a], units))
  const adjusted = holm(found.map(({ p }) => p ?? 1))
  const judged: Judged[][] = models.map(() => [])
  pairs.forEach(([a, b], pair) => {
    const difference = { ...found[pair], p: found[pair].p === null ? null : adjusted[pair] }
    const turned = reversed(difference)
    judged[a][b] = { ...difference, verdict: verdictOf(figure, difference) }
    judged[b][a] = { ...turned, verdict: verdictOf(figure, turned) }
  })
  return judged
}

function reversed({ value, low, high, p }: Difference): Difference {
  return { value: -value, low: high === null ? null : -high, high: low === null ? null : -low, p }
}

function ranksOf(judged: readonly (readonly Judged[])[], model: number): readonly [number, number] {
  const verdicts = judged[model].map(({ verdict }) => verdict)
  const better = verdicts.filter((verdict) => verdict === 'better').length
  const worse = verdicts.filter((verdict) => verdict === 'worse').length
  return [1 + better, judged.length - worse]
}

function byFigure(figure: ComparedFigure, models: readonly ResampledFigure[]) {
  const sign = FIGURE_SCALES[figure].better === 'low' ? 1 : -1
  return (a: number, b: number) => sign * (models[a].value - models[b].value)
}

function estimates(figures: ResampledFigures, model: number, units: number): LeaderboardRow['figures'] {
  return Object.fromEntries(
    COMPARED_FIGURES.flatMap((figure) => {
      const models = figures[figure]
      return models === undefined ? [] : [[figure, estimateOf(models[model], units, FIGURE_SCALES[figure])]]
    }),
  )
}
