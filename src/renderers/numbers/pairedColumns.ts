import { html } from '../shared/dom'
import { formatShare } from '../shared/format'

/** Two shares of the same thing. */
export interface PairedShares {
  readonly name: string
  readonly first: number
  readonly second: number
}

/** Two columns a name: the first filled, the second in outline, on one scale. */
export function pairedColumns(
  pairs: readonly PairedShares[],
  [first, second]: readonly [first: string, second: string],
): HTMLElement {
  const largest = Math.max(Number.MIN_VALUE, ...pairs.flatMap((pair) => [pair.first, pair.second]))
  const height = (share: number) => ({ height: `${(100 * share) / largest}%` })
  const inWords = pairs.map(
    (pair) => `${pair.name}: ${formatShare(pair.first)} ${first}, ${formatShare(pair.second)} ${second}`,
  )
  return html(
    'div',
    {},
    html(
      'div',
      { class: 'reo-instrument-legend', 'aria-hidden': 'true' },
      html('span', { class: 'reo-instrument-key reo-instrument-key-first' }, first),
      html('span', { class: 'reo-instrument-key' }, second),
      html('span', { class: 'reo-muted' }, 'in %'),
    ),
    html(
      'div',
      { class: 'reo-pairs', role: 'img', 'aria-label': inWords.join('; ') },
      ...pairs.map((pair, index) =>
        html(
          'div',
          { class: 'reo-pair', title: inWords[index] },
          html('div', { class: 'reo-pair-share' }, formatShare(pair.first, 0).replace(' %', '')),
          html(
            'div',
            { class: 'reo-pair-track' },
            html('div', { class: 'reo-pair-first', style: height(pair.first) }),
            html('div', { class: 'reo-pair-second', style: height(pair.second) }),
          ),
          html('div', { class: 'reo-pair-name' }, pair.name),
        ),
      ),
    ),
  )
}
