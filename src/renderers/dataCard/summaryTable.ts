import type { QuantityDistribution } from '../../core/card/quantityTally'
import { html } from '../shared/dom'
import { formatCount, formatNumber, formatShare } from '../shared/format'
import type { Series } from './series'

/** Middle, spread and zeros of a number, a row for each series. */
export function summaryTable(
  { title, unit, quantity, summaries }: QuantityDistribution,
  series: readonly Series[],
): HTMLElement {
  const digits = quantity === 'agb' ? 1 : 2
  const head = ['n', 'exactly 0', 'median', 'mean', 'sd', 'max']
  const rows = series.flatMap(({ part, title: name, colour }) => {
    const summary = summaries[part]
    if (summary === null) return []
    const { n, zeroShare, median, mean, sd, max } = summary
    const figures = [median, mean, sd, max].map((value) => formatNumber(value, digits))
    return [
      html(
        'tr',
        {},
        html('th', { scope: 'row' }, keyed(name, colour)),
        ...[formatCount(n), formatShare(zeroShare), ...figures].map((text) => html('td', {}, text)),
      ),
    ]
  })
  return html(
    'div',
    { class: 'reo-scroll' },
    html(
      'table',
      { class: 'reo-table reo-card-table', 'aria-label': `${title}${unit === '' ? '' : ` in ${unit}`}` },
      html(
        'thead',
        {},
        html('tr', {}, html('td', {}), ...head.map((name) => html('th', { scope: 'col' }, name))),
      ),
      html('tbody', {}, ...rows),
    ),
  )
}

/** A name with the colour that its marks have. */
export function keyed(name: string, colour: string | undefined): HTMLElement {
  return html(
    'span',
    { class: 'reo-card-key' },
    colour !== undefined &&
      html('span', { class: 'reo-swatch', 'aria-hidden': 'true', style: { 'background-color': colour } }),
    html('span', {}, name),
  )
}
