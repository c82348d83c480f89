import type { Comparison } from '../../core/card/comparison'
import type { DataCard } from '../../core/card/dataCard'
import { html } from '../shared/dom'
import { formatNumber } from '../shared/format'

/** Differences that chance alone gives to one split in so many. */
const SIGNIFICANT = 0.05

const MEANING =
  'Distance 0–1 between two splits: total variation of classes (the share of samples that would have to change class), Kolmogorov–Smirnov of numbers. ' +
  'By chance: what 95 % of 999 random splits of the same sizes stay within, samples counting as independent; neighbours in a scene are not, so real splits exceed it more easily.'

interface Row {
  readonly title: string
  readonly comparisons: readonly Comparison[]
}

/** How far every two splits are apart in each distribution, and whether chance explains it. */
export function comparisonTable({ categories, quantities }: DataCard): HTMLElement | undefined {
  const rows: readonly Row[] = [...categories, ...quantities].filter(
    ({ comparisons }) => comparisons.length > 0,
  )
  const pairs = [...new Set(rows.flatMap(({ comparisons }) => comparisons.map(pairOf)))]
  if (pairs.length === 0) return undefined
  const cells = rows.flatMap(({ comparisons }) => comparisons)
  const beyond = cells.filter(isBeyondChance).length
  const verdict =
    `${beyond} of ${cells.length} distances are larger than chance gives to one split in twenty; ` +
    `among ${cells.length} of them about ${formatNumber(SIGNIFICANT * cells.length, 0)} would be by luck.`
  return html(
    'div',
    {},
    html(
      'div',
      { class: 'reo-scroll' },
      html(
        'table',
        { class: 'reo-table reo-card-table reo-card-comparisons', 'aria-label': 'Splits compared' },
        html(
          'thead',
          {},
          html('tr', {}, html('td', {}), ...pairs.map((pair) => html('th', { scope: 'col' }, pair))),
        ),
        html(
          'tbody',
          {},
          ...rows.map(({ title, comparisons }) =>
            html(
              'tr',
              {},
              html('th', { scope: 'row' }, title),
              ...pairs.map((pair) => comparisonCell(comparisons.find((found) => pairOf(found) === pair))),
            ),
          ),
        ),
      ),
    ),
    html('p', { class: 'reo-card-note' }, verdict),
    html('p', { class: 'reo-card-note' }, MEANING),
  )
}

function comparisonCell(comparison: Comparison | undefined): HTMLElement {
  if (comparison === undefined) return html('td', {}, '–')
  const { distance, divergence, chance } = comparison
  const differs = isBeyondChance(comparison)
  const details = [
    `distance ${formatNumber(distance, 4)}`,
    ...(divergence === undefined ? [] : [`Jensen–Shannon divergence ${formatNumber(divergence, 4)} bits`]),
    `p ${chance.p <= 0.001 ? '≤ 0.001' : `= ${formatNumber(chance.p, 3)}`}`,
  ]
  return html(
    'td',
    { class: differs ? 'reo-card-differs' : undefined, title: details.join(', ') },
    html('span', { class: 'reo-card-distance' }, formatNumber(distance, 3)),
    html(
      'span',
      { class: 'reo-muted' },
      `${differs ? '▲ above' : 'within'} ${formatNumber(chance.limit, 3)}`,
    ),
  )
}

function isBeyondChance({ chance }: Comparison): boolean {
  return chance.p <= SIGNIFICANT
}

function pairOf({ splits }: Comparison): string {
  return splits.join(' – ')
}
