import { TASK_DESCRIPTIONS, TASKS } from '../../../core/benchmark/tasks'
import type { CategoryDistribution } from '../../../core/card/categoryTally'
import type { Comparison } from '../../../core/card/comparison'
import type { QuantityDistribution } from '../../../core/card/quantityTally'
import { type BySplit, totalOf } from '../../../core/card/splitCounts'
import { type Split, SPLITS } from '../../../core/dataset/sample'
import type { DataCardPayload } from '../../../protocol/payloads'
import { figureText } from './metricsText'
import { shortened, textTable } from './textTable'

/** Letters of a class's name. */
const LONGEST_NAME = 40

/** A data card in words: counts, classes, numbers, and what of the splits' differences chance explains. */
export function dataCardText({ title, synthetic, facts, card }: DataCardPayload): string {
  const splits = SPLITS.filter((split) => card.samples[split] > 0)
  const comparisons = [...card.categories, ...card.quantities].flatMap((distribution) =>
    distribution.comparisons.map((comparison) => ({ title: distribution.title, ...comparison })),
  )
  return [
    synthetic ? `${title} (synthetic data)` : title,
    ...facts.map(([name, value]) => `${name.padEnd(15)} ${shortened(value, 100)}`),
    '',
    countsTable('', splits, [
      ['samples', card.samples],
      ['with location', card.places.located],
      ...TASKS.map((task) => [TASK_DESCRIPTIONS[task].title, card.truth[task]] as const),
    ]),
    ...card.categories.map((distribution) => `\n${categoryText(distribution, splits)}`),
    ...card.quantities.map((distribution) => `\n${quantityText(distribution, splits)}`),
    ...(comparisons.length === 0 ? [] : [`\n${comparisonText(comparisons)}`]),
  ].join('\n')
}

function countsTable(
  title: string,
  splits: readonly Split[],
  rows: readonly (readonly [string, BySplit<number>])[],
): string {
  const columns = [title, 'all', ...splits].map((name, index) => ({
    title: name,
    align: index === 0 ? ('left' as const) : ('right' as const),
  }))
  return textTable(
    columns,
    rows.map(([name, counts]) => [
      shortened(name, LONGEST_NAME),
      countText(totalOf(counts)),
      ...splits.map((split) => countText(counts[split])),
    ]),
  )
}

function categoryText({ title, classes, balance }: CategoryDistribution, splits: readonly Split[]): string {
  const table = countsTable(
    title,
    splits,
    classes.map(({ title: name, counts }) => [name, counts]),
  )
  if (balance.all === null) return table
  const { evenness, effective } = balance.all
  return `${table}\nevenness ${figureText(evenness, 3)}, ${figureText(effective, 1)} effective classes`
}

function quantityText({ title, unit, summaries }: QuantityDistribution, splits: readonly Split[]): string {
  const figures = ['n', 'zeros %', 'median', 'mean', 'sd', 'max']
  const columns = [
    { title: unit === '' ? title : `${title} (${unit})`, align: 'left' as const },
    ...figures.map((name) => ({ title: name, align: 'right' as const })),
  ]
  const rows = (['all', ...splits] as const).flatMap((part) => {
    const summary = summaries[part]
    if (summary === null) return []
    const { n, zeroShare, median, mean, sd, max } = summary
    return [
      [part, countText(n), ...[100 * zeroShare, median, mean, sd, max].map((value) => figureText(value, 1))],
    ]
  })
  return textTable(columns, rows)
}

function comparisonText(comparisons: readonly (Comparison & { readonly title: string })[]): string {
  const columns = ['splits compared', '', 'distance', '95 % by chance', 'p'].map((title, index) => ({
    title,
    align: index < 2 ? ('left' as const) : ('right' as const),
  }))
  return textTable(
    columns,
    comparisons.map(({ title, splits, distance, chance }) => [
      title,
      splits.join('–'),
      figureText(distance, 3),
      `≤ ${figureText(chance.limit, 3)}`,
      figureText(chance.p, 3),
    ]),
  )
}

function countText(count: number): string {
  return count.toLocaleString('en')
}
