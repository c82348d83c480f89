import type { CategoryDistribution } from '../../core/card/categoryTally'
import { bySplit } from '../../core/card/splitCounts'
import { button, html } from '../shared/dom'
import { formatCount } from '../shared/format'
import { rove } from '../shared/rove'
import { swatch } from '../shared/swatch'
import { describeMark, type Mark, sharesInShort } from './mark'
import { countOf, type Series, shareOf } from './series'

/** Bars of a distribution over classes, in the classes' own colours or, side by side, the splits'; a click opens one. */
export function classBars(
  { attribute, title, classes, others }: CategoryDistribution,
  series: readonly Series[],
  onOpen: (mark: Mark) => void,
): HTMLElement {
  const wholes = bySplit((split) =>
    classes.reduce((sum, { counts }) => sum + counts[split], others?.counts[split] ?? 0),
  )
  const shares = classes.map(({ counts }) =>
    series.map(({ part }) => shareOf(countOf(counts, part), countOf(wholes, part))),
  )
  const largest = Math.max(Number.MIN_VALUE, ...shares.flat())
  const rows = classes.map(({ key, title: name, colour, counts }, index) => {
    const mark: Mark = { of: title, title: name, slice: { kind: 'class', attribute, key }, counts }
    const words = describeMark(mark, series, wholes)
    return button(
      {
        class: 'reo-card-row',
        title: words,
        'data-reo-class': key,
        tabindex: index === 0 ? '0' : '-1',
      },
      () => onOpen(mark),
      html('span', { class: 'reo-visually-hidden' }, words),
      html('span', { class: 'reo-card-name', 'aria-hidden': 'true' }, swatch(colour), html('span', {}, name)),
      html(
        'span',
        { class: 'reo-card-track', 'aria-hidden': 'true' },
        ...series.map(({ colour: ofSplit }, at) =>
          html('span', {
            class: 'reo-card-bar',
            style: {
              width: `${(100 * shares[index][at]) / largest}%`,
              'background-color': ofSplit ?? colour ?? 'var(--reo-blue)',
            },
          }),
        ),
      ),
      html('span', { class: 'reo-card-share', 'aria-hidden': 'true' }, sharesInShort(mark, series, wholes)),
    )
  })
  const list = html('div', { class: 'reo-card-rows', role: 'group', 'aria-label': title }, ...rows)
  rove(list, '.reo-card-row')
  if (others === undefined) return list
  const rest = `and ${formatCount(others.classes)} rarer`
  return html('div', {}, list, html('p', { class: 'reo-card-note' }, rest))
}
