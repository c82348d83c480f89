import { TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import type { Estimate } from '../../metrics/comparison/difference'
import type { ComparedFigure } from '../../metrics/comparison/resampledFigures'
import { left, right, type TextTable } from '../formatTable'
import { countText, numberText, REPORT_FIGURES } from '../reportFigures'
import type { AnswerChange } from './answerChanges'
import { CHANGES } from './answerChanges'
import type { Leaderboard } from './leaderboard'
import type { PairComparison } from './pairComparison'
import type { PenaltyRankings } from './penaltyRankings'
import type { RunWeakSlice } from './weakSlicesOfRun'

/** Name and decimals of a figure that models are compared by. */
export function figureOf(figure: ComparedFigure): { readonly title: string; readonly digits: number } {
  return REPORT_FIGURES.find(({ key }) => key === figure) ?? { title: figure, digits: 3 }
}

/** A p-value as it is printed. */
export function pText(p: number | null): string {
  if (p === null) return '–'
  return p < 0.001 ? '< 0.001' : p.toFixed(3)
}

/** What is compared, over how many questions, and how many changed. */
export function comparisonSummary({ common, units, first, second, changes }: PairComparison): string {
  const counts = CHANGES.flatMap((change) => {
    const count = changes.filter((each) => each.change === change).length
    return count === 0 ? [] : [`${countText(count)} ${change}`]
  })
  return [
    `${countText(common)} questions in ${countText(units)} units that both answered`,
    `of ${countText(first.n)} and ${countText(second.n)}, ${countText(first.answered)} and ${countText(second.answered)} were answered`,
    ...(counts.length === 0 ? [] : [counts.join(', ')]),
  ].join('; ')
}

/** The figures of two models side by side, with their difference. */
export function comparisonTable({ figures, first, second }: PairComparison): TextTable {
  return {
    columns: [
      left('figure'),
      right(first.model.id),
      right(second.model.id),
      right('difference'),
      right('p'),
      left('verdict'),
    ],
    rows: figures.map(({ figure, difference, verdict, ...each }) => {
      const { title, digits } = figureOf(figure)
      return [
        title,
        estimateText(each.first, digits),
        estimateText(each.second, digits),
        estimateText(difference, digits),
        pText(difference.p),
        verdict,
      ]
    }),
  }
}

/** Answers that changed, one a row. */
export function changesTable(changes: readonly AnswerChange[]): TextTable {
  const text = (value: unknown) => (value === null || value === undefined ? '–' : String(value))
  return {
    columns: [
      left('sample'),
      left('question'),
      left('change'),
      right('true'),
      right('first'),
      right('second'),
      right('error grew by'),
    ],
    rows: changes.map(({ sample, question, change, truth, first, second, growth }) => [
      sample,
      text(question),
      change,
      text(truth),
      text(first),
      text(second),
      growth === null ? '–' : numberText(growth, Number.isInteger(growth) ? 0 : 2),
    ]),
  }
}

/** The ranking of a task. */
export function leaderboardTable({ figure, rows, silent }: Leaderboard): TextTable {
  const { title, digits } = figureOf(figure)
  return {
    columns: [
      right('rank'),
      left('model'),
      right('answered'),
      right(title),
      right('from the best'),
      right('p'),
      left('verdict'),
    ],
    rows: [
      ...rows.map(({ model, answered, ranks, figures, toBest }) => [
        rankText(ranks),
        model.id,
        countText(answered),
        estimateText(figures[figure], digits),
        estimateText(toBest, digits),
        toBest === undefined ? '–' : pText(toBest.p),
        toBest?.verdict ?? 'best',
      ]),
      ...silent.map(({ model }) => ['–', model.id, '0', '–', '–', '–', 'nothing answered']),
    ],
  }
}

/** Ranks such as `2` or `1–3`. */
export function rankText([best, worst]: readonly [number, number]): string {
  return best === worst ? String(best) : `${best}–${worst}`
}

/** How the order of models depends on what an unanswered question costs: a row a range of the penalty. */
export function penaltyTable({ models, rankings }: PenaltyRankings): TextTable {
  return {
    columns: [right('penalty from'), right('to'), ...models.map(({ id }) => right(id))],
    rows: rankings.map(({ from, to, order }) => [
      numberText(from, 2),
      numberText(to, 2),
      ...models.map((_, model) => String(1 + order.indexOf(model))),
    ]),
  }
}

/** Weak slices, those that explain most first. */
export function weakSlicesTable(slices: readonly RunWeakSlice[]): TextTable {
  return {
    columns: [
      left('task'),
      left('model'),
      left('slice'),
      right('n'),
      right('inside'),
      right('outside'),
      right('worse by'),
      right('p'),
    ],
    rows: slices.map(({ task, model, expression, inside, outside, excess, p }) => [
      TASK_DESCRIPTIONS[task].title,
      model.id,
      expression,
      countText(inside.n),
      lossText(inside),
      lossText(outside),
      estimateText(excess, inside.kind === 'regression' ? 2 : 3),
      pText(p),
    ]),
  }
}

/** The figure that weak slices are found by: the mean absolute error, or the share of wrong labels. */
function lossText(metrics: RunWeakSlice['inside']): string {
  if (metrics.kind === 'regression') return `MAE ${numberText(metrics.mae, 2)}`
  return `wrong ${numberText(metrics.accuracy === null ? null : 1 - metrics.accuracy, 3)}`
}

function estimateText(estimate: Estimate | undefined, digits: number): string {
  if (estimate === undefined) return '–'
  const { value, low, high } = estimate
  if (low === null || high === null) return numberText(value, digits)
  return `${numberText(value, digits)} [${numberText(low, digits)}, ${numberText(high, digits)}]`
}
