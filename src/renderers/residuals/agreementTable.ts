import type { Estimate } from '../../core/metrics/comparison/difference'
import type { ErrorSeries } from '../../protocol/residuals'
import { html } from '../shared/dom'
import { formatCount, formatNumber, formatSigned } from '../shared/format'

const HEADS = ['model', 'answered', 'bias', '95 % of errors between', 'within', 'half below', '90 % below']

/** Bias, limits of agreement and percentiles of the absolute error, a row a model. */
export function agreementTable(series: readonly ErrorSeries[], unit: string): HTMLElement {
  const caption = `Errors by model${unit === '' ? '' : ` in ${unit}`}, with 95 % intervals`
  return html(
    'div',
    { class: 'reo-scroll', tabindex: '0', role: 'group', 'aria-label': 'Errors of all models' },
    html(
      'table',
      { class: 'reo-table reo-agreement' },
      html('caption', { class: 'reo-visually-hidden' }, caption),
      html(
        'thead',
        {},
        html(
          'tr',
          {},
          ...HEADS.map((head) =>
            html('th', { scope: 'col', class: head === 'model' ? undefined : 'reo-numeric' }, head),
          ),
        ),
      ),
      html('tbody', {}, ...series.map(row)),
    ),
  )
}

function row({ model, title, n, answered, agreement, percentiles }: ErrorSeries): HTMLElement {
  const cells = [
    [`${formatCount(answered)} of ${formatCount(n)}`],
    agreement === undefined ? ['–'] : [formatSigned(agreement.bias.value, 1), ends(agreement.bias)],
    agreement === undefined
      ? ['–']
      : [
          `${formatSigned(agreement.lower.value, 1)} … ${formatSigned(agreement.upper.value, 1)}`,
          [agreement.lower, agreement.upper].map(ends).join(' '),
        ],
    [agreement === undefined ? '–' : `${formatNumber(100 * agreement.within, 1)} %`],
    [formatNumber(percentiles[50], 1)],
    [formatNumber(percentiles[90], 1)],
  ]
  return html(
    'tr',
    {},
    html('th', { scope: 'row', title: model }, title),
    ...cells.map(([value, interval]) =>
      html(
        'td',
        { class: 'reo-numeric' },
        value,
        interval !== undefined && html('span', { class: 'reo-interval' }, interval),
      ),
    ),
  )
}

function ends({ low, high }: Estimate): string {
  return low === null || high === null ? '' : `[${formatNumber(low, 1)}, ${formatNumber(high, 1)}]`
}
