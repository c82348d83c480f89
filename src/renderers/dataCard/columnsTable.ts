import type { ColumnSummary } from '../../core/card/columnTallies'
import type { DataCard } from '../../core/card/dataCard'
import type { BySplit } from '../../core/card/splitCounts'
import { unreachable } from '../../core/errors'
import { html } from '../shared/dom'
import { formatCount, formatKey, formatNumber, formatPlural, formatShare } from '../shared/format'
import { countOf, shareOf } from './series'

/** Classes of a column that its line names. */
const NAMED = 5

/** The metadata columns that have no panel of their own, a line each. */
export function columnsTable({ columns, columnsLeftOut, samples }: DataCard): HTMLElement | undefined {
  if (columns.length === 0) return undefined
  const rows = columns.map((summary) =>
    html(
      'tr',
      {},
      html('th', { scope: 'row', title: summary.column }, formatKey(summary.column)),
      html('td', { class: 'reo-card-words' }, inWords(summary)),
      html('td', {}, missingOf(summary, samples)),
    ),
  )
  return html(
    'details',
    { class: 'reo-card-more' },
    html('summary', {}, `Other columns: ${formatCount(columns.length + columnsLeftOut)}`),
    html(
      'div',
      { class: 'reo-scroll' },
      html(
        'table',
        { class: 'reo-table reo-card-table', 'aria-label': 'Other columns' },
        html(
          'thead',
          {},
          html('tr', {}, ...['Column', 'Holds', 'Missing'].map((name) => html('th', { scope: 'col' }, name))),
        ),
        html('tbody', {}, ...rows),
      ),
    ),
    columnsLeftOut > 0 &&
      html(
        'p',
        { class: 'reo-card-note' },
        `${formatPlural(columnsLeftOut, 'further column')} not looked at.`,
      ),
  )
}

function inWords(summary: ColumnSummary): string {
  switch (summary.kind) {
    case 'classes': {
      const { classes, others } = summary.distribution
      const all = classes.reduce(
        (sum, { counts }) => sum + countOf(counts, 'all'),
        others ? countOf(others.counts, 'all') : 0,
      )
      const named = classes
        .slice(0, NAMED)
        .map(({ title, counts }) => `${title} ${formatShare(shareOf(countOf(counts, 'all'), all))}`)
      const more = classes.length + (others?.classes ?? 0) - named.length
      return [...named, ...(more > 0 ? [`${formatCount(more)} more`] : [])].join(' · ')
    }
    case 'numbers': {
      const { all } = summary.summaries
      if (all === null) return 'nothing'
      return `${short(all.min)} to ${short(all.max)}, mean ${short(all.mean)} ± ${short(all.sd)}`
    }
    case 'dates': {
      const ranges = Object.values(summary.ranges).filter((range) => range !== null)
      const days = ranges.flat().toSorted()
      return `${days.at(0) ?? '–'} to ${days.at(-1) ?? '–'}`
    }
    case 'names':
      if (summary.values === 0) return 'nothing'
      return summary.values === null
        ? 'more than 1,000 different values'
        : formatPlural(summary.values, 'different value')
    default:
      return unreachable(summary)
  }
}

function missingOf(summary: ColumnSummary, samples: BySplit<number>): string {
  const missing = summary.kind === 'classes' ? summary.distribution.missing : summary.missing
  const count = countOf(missing, 'all')
  return count === 0 ? 'none' : formatShare(shareOf(count, countOf(samples, 'all')))
}

function short(value: number): string {
  return Math.abs(value) >= 1e6
    ? value.toPrecision(4)
    : formatNumber(Number(value.toPrecision(4)), Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0)
}
