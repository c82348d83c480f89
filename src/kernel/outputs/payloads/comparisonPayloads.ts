import { TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { Estimate } from '../../../core/metrics/comparison/difference'
import type { AnswerChange } from '../../../core/runs/comparison/answerChanges'
import { comparisonSummary, figureOf, pText } from '../../../core/runs/comparison/comparisonTables'
import type { PairComparison } from '../../../core/runs/comparison/pairComparison'
import type { PenaltyRankings } from '../../../core/runs/comparison/penaltyRankings'
import type { RunWeakSlice } from '../../../core/runs/comparison/weakSlicesOfRun'
import { taskTitle } from '../../../core/runs/reportFigures'
import type { PayloadBase, TableCell, TableColumn, TablePayload } from '../../../protocol/payloads'
import { fittingItems } from './budget'

/** What all tables of a comparison have in common. */
export interface ComparisonParts extends Omit<PayloadBase, 'version'> {
  /** How intervals were made and such, below the table. */
  readonly notes: readonly string[]
}

const text = (key: string, title = key): TableColumn => ({ key, title, kind: 'text' })
const number = (key: string, title: string, digits: number): TableColumn => ({
  key,
  title,
  kind: 'number',
  digits,
})

/** Ranks by what an unanswered question costs: a row a range of the penalty in which they stay. */
export function penaltiesPayload(rankings: readonly PenaltyRankings[], parts: ComparisonParts): TablePayload {
  const models = new Map(rankings.flatMap((each) => each.models.map(({ id, title }) => [id, title] as const)))
  return {
    version: 1,
    ...parts,
    groupBy: 'task',
    columns: [
      text('task'),
      number('from', 'penalty from', 2),
      number('to', 'to', 2),
      ...[...models].map(([id, title]) => number(`model ${id}`, title, 0)),
    ],
    rows: rankings.flatMap(({ task, models: ranked, rankings: ranges }) =>
      ranges.map(({ from, to, order }) => ({
        task: taskTitle(task),
        from,
        to,
        ...Object.fromEntries(order.map((model, rank) => [`model ${ranked[model].id}`, rank + 1])),
      })),
    ),
    notes: [
      'Ranks by mean absolute error, or share of wrong labels, where an unanswered question counts as an error of the penalty: 0 is as good as right, of labels 1 as bad as wrong.',
      ...rankings.map(coverageNote),
      ...parts.notes,
    ],
  }
}

function coverageNote({ task, models, asked, answered }: PenaltyRankings): string {
  const counts = models.map(({ id }, model) => `${id} ${answered[model].toLocaleString('en')}`)
  return `${TASK_DESCRIPTIONS[task].title}: of ${asked.toLocaleString('en')} questions that all were asked, ${counts.join(', ')} answered.`
}

/** Two models, or one in two runs, figure by figure. */
export function comparisonPayload(
  comparisons: readonly PairComparison[],
  names: readonly [first: string, second: string],
  parts: ComparisonParts,
): TablePayload {
  return {
    version: 1,
    ...parts,
    groupBy: 'task',
    columns: [
      text('task'),
      text('figure'),
      number('n', 'n', 0),
      number('first', names[0], 3),
      number('second', names[1], 3),
      number('difference', 'difference', 3),
      text('p'),
      text('verdict', `${names[1]} is`),
    ],
    rows: comparisons.flatMap(({ task, first, common, figures }) =>
      figures.map((each) => ({
        task: comparisons.some((other) => other.task === task && other.first.model.id !== first.model.id)
          ? `${taskTitle(task)} · ${first.model.id}`
          : taskTitle(task),
        figure: figureOf(each.figure).title,
        n: common,
        first: cellOf(each.first),
        second: cellOf(each.second),
        difference: cellOf(each.difference),
        p: pText(each.difference.p),
        verdict: each.verdict,
      })),
    ),
    notes: [
      ...comparisons.map((each) => `${TASK_DESCRIPTIONS[each.task].title}: ${comparisonSummary(each)}.`),
      ...parts.notes,
    ],
  }
}

/** Answers that became better or worse, the greatest change first. */
export function changesPayload(
  changes: readonly AnswerChange[],
  names: readonly [first: string, second: string],
  parts: ComparisonParts,
): TablePayload {
  const isQuestioned = changes.some(({ question }) => question !== undefined)
  const payloadOf = (shown: readonly AnswerChange[]): TablePayload => ({
    version: 1,
    ...parts,
    columns: [
      text('sample'),
      ...(isQuestioned ? [text('question')] : []),
      text('change'),
      text('truth', 'true'),
      text('first', names[0]),
      text('second', names[1]),
      { key: 'growth', title: 'error grew by', kind: 'number', digits: 1 },
    ],
    rows: shown.map(({ sample, question, change, truth, first, second, growth }) => ({
      sample,
      ...(isQuestioned && { question: question ?? null }),
      change,
      truth: String(truth),
      first: first === null ? null : String(first),
      second: second === null ? null : String(second),
      growth,
    })),
    marks: {
      column: 'sample',
      rows: shown.map(({ sample }) => ({
        title: sample,
        criterion: { kind: 'samples', samples: [sample] },
      })),
    },
    notes: parts.notes,
  })
  return payloadOf(fittingItems(changes, payloadOf))
}

/** The parts of the data about which models are worse than elsewhere. */
export function weakSlicesPayload(slices: readonly RunWeakSlice[], parts: ComparisonParts): TablePayload {
  return {
    version: 1,
    ...parts,
    groupBy: 'of',
    columns: [
      text('of', 'model and task'),
      text('slice'),
      number('n', 'n', 0),
      number('inside', 'error inside', 3),
      number('outside', 'error elsewhere', 3),
      number('excess', 'worse by', 3),
      text('p'),
    ],
    rows: slices.map(({ model, task, expression, inside, outside, excess, p }) => ({
      of: `${model.id} · ${taskTitle(task)}`,
      slice: expression,
      n: inside.n,
      inside: meanLoss(inside),
      outside: meanLoss(outside),
      excess,
      p: pText(p),
    })),
    marks: {
      column: 'slice',
      rows: slices.map(({ expression }) => ({
        title: expression,
        criterion: { kind: 'slice', expression },
      })),
    },
    notes: [
      slices.length === 0
        ? 'No part of the data stands out beyond what chance would give.'
        : 'Errors are mean absolute errors of numbers and shares of wrong labels. “Worse by” is of what the rows above leave unexplained, with its 95 % interval; p is corrected for every slice that could have been found.',
      ...parts.notes,
    ],
  }
}

function meanLoss(metrics: RunWeakSlice['inside']): number | null {
  if (metrics.kind === 'regression') return metrics.mae
  return metrics.accuracy === null ? null : 1 - metrics.accuracy
}

function cellOf(estimate: Estimate | undefined): TableCell {
  if (estimate === undefined || !Number.isFinite(estimate.value)) return null
  const { value, low, high } = estimate
  return low === null || high === null ? value : { value, low, high }
}
