import type { ValueTest } from '../../core/selection/selection'
import type { ScatterPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { digitsOf, formatCount, formatNumber, formatSigned } from '../shared/format'
import type { Pointed } from '../shared/selection/pointing'
import type { Dot, Ranges } from './cloud'

/** Ids listed at most where patches cannot be shown. */
const LISTED = 200

/** What a brushed rectangle selects. */
export function brushedAnswers(
  { task, unit }: ScatterPayload,
  model: string,
  { truth, predicted }: Ranges,
): Pointed {
  return {
    title: rangesInWords({ truth, predicted }, unit),
    criterion: { kind: 'answer', task, model, truth: testOf(truth), predicted: testOf(predicted) },
  }
}

/** The rectangle that selects what is pointed at. */
export function rangesOf({ criterion: { truth, predicted } }: Pointed): Ranges {
  return { truth: rangeOf(truth), predicted: rangeOf(predicted) }
}

/** "true 100–200, predicted any Mg/ha". */
export function rangesInWords({ truth, predicted }: Ranges, unit: string): string {
  return `true ${inWords(truth)}, predicted ${inWords(predicted)}${unit === '' ? '' : ` ${unit}`}`
}

/** The samples themselves, for outputs whose data set is not known. */
export function dotList(dots: readonly Dot[], { task, unit }: ScatterPayload): HTMLElement {
  const digits = digitsOf(task)
  const columns = ['Sample', 'True', 'Predicted', 'Error']
  return html(
    'div',
    { class: 'reo-scroll reo-dot-list', tabindex: '0', role: 'region', 'aria-label': 'Samples' },
    html(
      'table',
      { class: 'reo-table' },
      html('thead', {}, html('tr', {}, ...columns.map((title) => html('th', { scope: 'col' }, title)))),
      html(
        'tbody',
        {},
        ...dots
          .slice(0, LISTED)
          .map(({ id, truth, predicted }) =>
            html(
              'tr',
              {},
              html('th', { scope: 'row' }, id),
              html('td', { class: 'reo-numeric' }, formatNumber(truth, digits)),
              html('td', { class: 'reo-numeric' }, formatNumber(predicted, 1)),
              html('td', { class: 'reo-numeric' }, formatSigned(predicted - truth, 1)),
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

function inWords([low, high]: readonly [number, number]): string {
  if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY) return 'any'
  if (low === Number.NEGATIVE_INFINITY) return `≤ ${formatNumber(high, 0)}`
  if (high === Number.POSITIVE_INFINITY) return `≥ ${formatNumber(low, 0)}`
  return `${formatNumber(low, 0)}–${formatNumber(high, 0)}`
}

/** JSON has no infinities: open ends become the largest numbers. */
function testOf([low, high]: readonly [number, number]): ValueTest {
  return {
    kind: 'range',
    low: Math.max(low, -Number.MAX_VALUE),
    high: Math.min(high, Number.MAX_VALUE),
  }
}

function rangeOf(test: ValueTest | undefined): readonly [low: number, high: number] {
  const { low, high } = test?.kind === 'range' ? test : { low: -Number.MAX_VALUE, high: Number.MAX_VALUE }
  return [
    low === -Number.MAX_VALUE ? Number.NEGATIVE_INFINITY : low,
    high === Number.MAX_VALUE ? Number.POSITIVE_INFINITY : high,
  ]
}
