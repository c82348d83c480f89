import { TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { Estimate } from '../../../core/metrics/comparison/difference'
import { type CoverageMeasure, errorRankings, penalisedError } from '../../../core/metrics/coverageMeasures'
import { pText, rankText } from '../../../core/runs/comparison/comparisonTables'
import { countText, numberText } from '../../../core/runs/reportFigures'
import type {
  CoveragePayload,
  LeaderboardPayload,
  LeaderboardRanking,
} from '../../../protocol/rankingPayloads'
import { headline } from './headline'
import { textTable } from './textTable'

const LEFT = 'left' as const
const RIGHT = 'right' as const

/** Every task's ranking by its main figure, or by the one that was asked for. */
export function leaderboardText(payload: LeaderboardPayload): string {
  const wanted = payload.figure?.kind === 'leaderboard' ? payload.figure.figure : undefined
  const tasks = payload.tasks.flatMap(({ task, common, units, rankings, silent }) => {
    const ranking = rankings.find(({ figure }) => figure === wanted) ?? rankings[0]
    const over = `${countText(common)} questions in ${countText(units)} units that all answered`
    return [
      `${TASK_DESCRIPTIONS[task].title}: ${over}`,
      rankingTable(ranking),
      ...silent.map(({ model, n }) => `${model} answered none of ${countText(n)}.`),
      '',
    ]
  })
  return [headline(payload), '', ...tasks, ...payload.notes].join('\n')
}

function rankingTable({ title, unit, digits, rows }: LeaderboardRanking): string {
  const columns = [
    { title: 'rank', align: RIGHT },
    { title: 'model', align: LEFT },
    { title: 'answered', align: RIGHT },
    { title: unit === '' ? title : `${title} (${unit})`, align: RIGHT },
    { title: 'from the best', align: RIGHT },
    { title: 'p', align: RIGHT },
    { title: 'verdict', align: LEFT },
  ]
  const cells = rows.map(({ model, n, answered, ranks, figure, toBest }, place) => [
    rankText(ranks),
    model,
    `${countText(answered)} of ${countText(n)}`,
    estimateText(figure, digits),
    estimateText(toBest ?? null, digits),
    toBest === undefined ? '–' : pText(toBest.p),
    place === 0 ? 'best' : (toBest?.verdict ?? '–'),
  ])
  return textTable(columns, cells)
}

function estimateText(estimate: Estimate | null, digits: number): string {
  if (estimate === null) return '–'
  const { value, low, high } = estimate
  const ends =
    low === null || high === null ? '' : ` [${numberText(low, digits)}, ${numberText(high, digits)}]`
  return `${numberText(value, digits)}${ends}`
}

const ERROR_TITLES = { rmse: 'RMSE', mae: 'MAE', wrong: 'share wrong' } as const

/** Errors of the answers and of guesses in place of those that are missing; where the order of models turns. */
export function coverageText(payload: CoveragePayload): string {
  return [
    headline(payload),
    ...payload.measures.map((measure, index) => measureText(payload, measure, index)),
  ].join('\n\n')
}

function measureText(
  { asked, series }: CoveragePayload,
  { error, most, guess }: CoverageMeasure,
  index: number,
) {
  const models = series.map(({ answered, losses }) => ({ answered, loss: losses[index], n: asked }))
  const title = ERROR_TITLES[error]
  const columns = [
    { title: 'model', align: LEFT },
    { title: 'answered', align: RIGHT },
    { title: `${title} of the answers`, align: RIGHT },
    { title: `unanswered as ${numberText(guess, 2)}`, align: RIGHT },
  ]
  const rows = series.map(({ model, answered }, at) => [
    model,
    `${countText(answered)} of ${countText(asked)}`,
    answered === 0 ? '–' : numberText(penalisedError(error, { ...models[at], n: answered }, 0), 3),
    asked === 0 ? '–' : numberText(penalisedError(error, models[at], guess), 3),
  ])
  const orders = asked === 0 ? [] : errorRankings({ error, most }, models)
  const turns = orders.map(
    ({ from, to, order }) =>
      `${numberText(from, 2)}–${numberText(to, 2)}: ${order.map((model) => series[model].model).join(' < ')}`,
  )
  return [
    textTable(columns, rows),
    `Order by ${title}, by what an unanswered question costs:`,
    ...turns,
  ].join('\n')
}
