import type { RegressionBin } from '../../core/metrics/results'
import { bar, divergingBar } from '../shared/bars'
import { button, html } from '../shared/dom'
import { formatCount, formatNumber, formatSigned } from '../shared/format'

/** RMSE and bias by bin of the true value; a bin's name selects its patches. */
export function binsTable(
  bins: readonly RegressionBin[],
  unit: string,
  onSelect: (low: number, high: number) => void,
): HTMLElement | undefined {
  const filled = bins.filter(({ n }) => n > 0)
  if (filled.length === 0) return undefined
  const largestRmse = Math.max(Number.MIN_VALUE, ...filled.map(({ rmse }) => rmse ?? 0))
  const largestBias = Math.max(Number.MIN_VALUE, ...filled.map(({ bias }) => Math.abs(bias ?? 0)))
  return html(
    'details',
    { class: 'reo-bins', open: true },
    html('summary', {}, `Error by true value${unit === '' ? '' : ` (${unit})`}`),
    html(
      'table',
      { class: 'reo-table reo-bins-table' },
      html(
        'thead',
        {},
        html('tr', {}, ...['True', 'n', 'Bias', 'RMSE'].map((title) => html('th', { scope: 'col' }, title))),
      ),
      html(
        'tbody',
        {},
        ...filled.map((bin) =>
          html(
            'tr',
            {},
            html('th', { scope: 'row' }, binButton(bin, onSelect)),
            html('td', {}, formatCount(bin.n)),
            html(
              'td',
              {},
              divergingBar((bin.bias ?? 0) / largestBias),
              html('span', { class: 'reo-bar-value' }, formatSigned(bin.bias, 1)),
            ),
            html(
              'td',
              {},
              bar((bin.rmse ?? 0) / largestRmse),
              html('span', { class: 'reo-bar-value' }, formatNumber(bin.rmse, 1)),
            ),
          ),
        ),
      ),
    ),
  )
}

function binButton({ low, high }: RegressionBin, onSelect: (low: number, high: number) => void): HTMLElement {
  const name = `${formatNumber(low, 0)}–${formatNumber(high, 0)}`
  return button(
    { class: 'reo-link', title: `Show patches with a true value of ${name}` },
    () => onSelect(low, high),
    name,
  )
}
