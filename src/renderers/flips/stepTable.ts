import type { FlipsStep } from '../../protocol/flips'
import type { ConfusionLabel } from '../../protocol/payloads'
import { divergingBar } from '../shared/bars'
import { button, html } from '../shared/dom'
import { formatCount, formatNumber, formatP, formatSigned } from '../shared/format'
import { numericHead } from '../shared/numericHead'
import { colouredLine } from '../shared/valueLine'
import { type Flip, FLIPS } from './flip'

type Tally = FlipsStep['total']

/** Points at a flip; in all where there is no label. */
export type OnFlip = (flip: Flip, label: ConfusionLabel | undefined) => void

/** What became of the answers from one model to another, in all and by class. */
export function stepTable(
  { first, second, total, classes }: FlipsStep,
  by: string,
  onFlip: OnFlip,
): HTMLElement {
  const flips = FLIPS.filter(({ first: before, second: after }) => total.counts[before][after] > 0)
  const largest = Math.max(...[total, ...classes].map(({ difference }) => Math.abs(difference.value)))
  const row = (tally: Tally, label: ConfusionLabel | undefined) =>
    html(
      'tr',
      { class: label === undefined ? 'reo-flips-total' : undefined },
      html('th', { scope: 'row' }, rowName(label)),
      html('td', { class: 'reo-numeric' }, formatCount(tally.n)),
      ...flips.map((flip) => html('td', { class: 'reo-numeric' }, flipCount(tally, flip, label, onFlip))),
      html('td', {}, divergingBar(largest === 0 ? 0 : tally.difference.value / largest)),
      html('td', { class: 'reo-numeric' }, ...changeOf(tally)),
      html('td', { class: 'reo-numeric' }, formatP(tally.p)),
    )
  const name = `Answers from ${first.title} to ${second.title}`
  return html(
    'div',
    { class: 'reo-scroll', tabindex: '0', role: 'group', 'aria-label': name },
    html(
      'table',
      { class: 'reo-table reo-flips-table' },
      html(
        'thead',
        {},
        html(
          'tr',
          {},
          html('th', { scope: 'col' }, by),
          ...['n', ...flips.map(({ title }) => title)].map((title) => numericHead(title)),
          numericHead('right: more or less, in %', 2),
          numericHead('p'),
        ),
      ),
      html('tbody', {}, row(total, undefined), ...classes.map((each) => row(each, each.label))),
    ),
  )
}

function rowName(label: ConfusionLabel | undefined): HTMLElement {
  if (label === undefined) return html('span', {}, 'All')
  return colouredLine(label.colour, label.title)
}

function flipCount(
  { counts }: Tally,
  flip: Flip,
  label: ConfusionLabel | undefined,
  onFlip: OnFlip,
): HTMLElement {
  const count = counts[flip.first][flip.second]
  if (count === 0) return html('span', { class: 'reo-muted' }, '·')
  const of = label === undefined ? 'all' : label.title
  return button(
    { class: 'reo-link', 'aria-label': `${formatCount(count)} ${flip.title}, ${of}` },
    () => onFlip(flip, label),
    formatCount(count),
  )
}

function changeOf({ difference: { value, low, high } }: Tally): readonly (HTMLElement | string)[] {
  const percent = (share: number) => formatNumber(100 * share, 1)
  return [
    formatSigned(100 * value, 1),
    html(
      'span',
      { class: 'reo-interval' },
      low === null || high === null ? '' : `[${percent(low)}, ${percent(high)}]`,
    ),
  ]
}
