import type { ScatterPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { digitsOf, formatCount, formatNumber, formatSigned } from '../shared/format'
import type { Pointed } from '../shared/selection/pointing'
import type { Dot, Ranges } from '../shared/plot/cloud'
import { rangeInWords, rangeOf, testOf } from '../shared/plot/ranges'

/** Ids listed at most where patches cannot be shown. */
const LISTED = 200

/** What a brushed rectangle selects. */
export function brushedAnswers({ task, unit }: ScatterPayload, model: string, ranges: Ranges): Pointed {
  return {
    title: rangesInWords(ranges, unit),
    criterion: { kind: 'answer', task, model, truth: testOf(ranges.x), predicted: testOf(ranges.y) },
  }
}

/** The rectangle that selects what is pointed at. */
export function rangesOf({ criterion: { truth, predicted } }: Pointed): Ranges {
  return { x: rangeOf(truth), y: rangeOf(predicted) }
}

/** "true 100–200, predicted any Mg/ha". */
export function rangesInWords({ x, y }: Ranges, unit: string): string {
  return `true ${rangeInWords(x)}, predicted ${rangeInWords(y)}${unit === '' ? '' : ` ${unit}`}`
}

/** The samples themselves, for outputs whose data set is not known. */
export function dotList(dots: readonly Dot[], { task, unit }: ScatterPayload): HTMLElement {
  const digits = digitsOf(task)
  const columns = ['Sample', 'True', 'Predicted', 'Error']
  return html(
    'div',
    { class: 'reo-scroll reo-dot-list', tabindex: '0', role: 'group', 'aria-label': 'Samples' },
    html(
      'table',
      { class: 'reo-table' },
      html('thead', {}, html('tr', {}, ...columns.map((title) => html('th', { scope: 'col' }, title)))),
      html(
        'tbody',
        {},
        ...dots
          .slice(0, LISTED)
          .map(({ id, x, y }) =>
            html(
              'tr',
              {},
              html('th', { scope: 'row' }, id),
              html('td', { class: 'reo-numeric' }, formatNumber(x, digits)),
              html('td', { class: 'reo-numeric' }, formatNumber(y, 1)),
              html('td', { class: 'reo-numeric' }, formatSigned(y - x, 1)),
            ),
          ),
      ),
    ),
    html(
      'div',
      { class: 'reo-muted' },
      [
        unit === '' ? '' : `Values in ${unit}.`,
        dots.length > LISTED ? `The first ${formatCount(LISTED)} of ${formatCount(dots.length)}.` : '',
      ].join(' '),
    ),
  )
}
