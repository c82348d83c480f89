import { TASK_DESCRIPTIONS, TASKS } from '../../core/benchmark/tasks'
import type { DataCard } from '../../core/card/dataCard'
import type { BySplit, Part } from '../../core/card/splitCounts'
import type { Split } from '../../core/dataset/sample'
import { html } from '../shared/dom'
import { formatCount, formatShare } from '../shared/format'
import { countOf, shareOf } from './series'

/** Samples by split, and how many of them have each truth and a location. */
export function countsTable({ samples, truth, places }: DataCard, splits: readonly Split[]): HTMLElement {
  const parts: readonly Part[] = splits.length > 1 ? ['all', ...splits] : splits
  const coverage = (counts: BySplit<number>) =>
    parts.map((part) => {
      const [count, whole] = [countOf(counts, part), countOf(samples, part)]
      const words = count === whole ? 'all' : count === 0 ? 'none' : formatShare(shareOf(count, whole))
      return html('td', { title: `${formatCount(count)} of ${formatCount(whole)}` }, words)
    })
  const rows: readonly (readonly [string, readonly HTMLElement[]])[] = [
    ['Samples', parts.map((part) => html('td', {}, formatCount(countOf(samples, part))))],
    ...TASKS.map((task) => [TASK_DESCRIPTIONS[task].title, coverage(truth[task])] as const),
    ['Location', coverage(places.located)],
  ]
  return html(
    'div',
    { class: 'reo-scroll' },
    html(
      'table',
      { class: 'reo-table reo-card-table', 'aria-label': 'Samples, and which of them have truth' },
      html(
        'thead',
        {},
        html('tr', {}, html('td', {}), ...parts.map((part) => html('th', { scope: 'col' }, part))),
      ),
      html(
        'tbody',
        {},
        ...rows.map(([name, cells]) => html('tr', {}, html('th', { scope: 'row' }, name), ...cells)),
      ),
    ),
  )
}
