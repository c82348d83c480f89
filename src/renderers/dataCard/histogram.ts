import { AGB_MAXIMUM } from '../../core/benchmark/tasks'
import type { QuantityBin, QuantityDistribution } from '../../core/card/quantityTally'
import { bySplit } from '../../core/card/splitCounts'
import { button, html } from '../shared/dom'
import { formatNumber } from '../shared/format'
import { rove } from '../shared/rove'
import { describeMark, type Mark, sharesInShort } from './mark'
import { countOf, type Series, shareOf } from './series'

/** Columns of a number's bins, side by side for each series; a click opens a bin. */
export function histogram(
  distribution: QuantityDistribution,
  series: readonly Series[],
  onOpen: (mark: Mark) => void,
): HTMLElement {
  const { title, bins, quantity } = distribution
  const wholes = bySplit((split) => bins.reduce((sum, { counts }) => sum + counts[split], 0))
  const shares = bins.map(({ counts }) =>
    series.map(({ part }) => shareOf(countOf(counts, part), countOf(wholes, part))),
  )
  const largest = Math.max(Number.MIN_VALUE, ...shares.flat())
  const columns = bins.map((bin, index) => {
    const { low, high, counts } = bin
    const mark: Mark = {
      of: distribution.title,
      title: binInWords(bin, distribution),
      slice: { kind: 'range', quantity, low, high },
      counts,
    }
    const words = describeMark(mark, series, wholes)
    return button(
      {
        class: 'reo-card-column',
        title: words,
        'data-reo-low': String(low),
        tabindex: index === 0 ? '0' : '-1',
      },
      () => onOpen(mark),
      html('span', { class: 'reo-visually-hidden' }, words),
      series.length === 1 &&
        html(
          'span',
          { class: 'reo-card-column-share', 'aria-hidden': 'true' },
          sharesInShort(mark, series, wholes).replace(' %', ''),
        ),
      html(
        'span',
        { class: 'reo-card-columns-track', 'aria-hidden': 'true' },
        ...series.map(({ colour }, at) =>
          html('span', {
            class: 'reo-card-column-bar',
            style: {
              height: `${(100 * shares[index][at]) / largest}%`,
              'background-color': colour ?? 'var(--reo-blue)',
            },
          }),
        ),
      ),
      html('span', { class: 'reo-card-column-name', 'aria-hidden': 'true' }, ...names(bin, distribution)),
    )
  })
  const group = html('div', { class: 'reo-card-columns', role: 'group', 'aria-label': title }, ...columns)
  rove(group, '.reo-card-column')
  return group
}

/** What stands under a bin: a count in its middle, the edges of biomass at both sides of the last. */
function names({ low, high }: QuantityBin, { quantity }: QuantityDistribution): readonly HTMLElement[] {
  if (quantity === 'patchCount') return [html('span', {}, high === null ? `${low}+` : String(low))]
  const edge = html('span', { class: 'reo-card-edge' }, String(low))
  return high === null ? [edge, html('span', { class: 'reo-card-edge' }, String(AGB_MAXIMUM))] : [edge]
}

function binInWords({ low, high }: QuantityBin, { quantity, unit }: QuantityDistribution): string {
  if (quantity === 'patchCount')
    return high === null ? `${low} patches and more` : `${low} ${low === 1 ? 'patch' : 'patches'}`
  return high === null
    ? `${low} to ${AGB_MAXIMUM} ${unit}`
    : `${formatNumber(low, 0)} to below ${formatNumber(high, 0)} ${unit}`
}
