import type { Instrument } from '../../core/numberTokens/numberDiagnostics'
import type { NumbersSeries } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { formatCount, formatNumber, formatShare } from '../shared/format'

/** The main figure of every instrument, a row a model. */
export function overviewTable(series: readonly NumbersSeries[]): HTMLElement {
  return html(
    'div',
    { class: 'reo-numbers-overview', tabindex: '0', role: 'region', 'aria-label': 'All models' },
    html(
      'table',
      { class: 'reo-table' },
      html('caption', { class: 'reo-visually-hidden' }, 'The main figure of every instrument by model'),
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

const HEADS = [
  'model',
  'answered',
  'distinct',
  'as varied as',
  'multiples of 10',
  'first digit right',
  'error from hundreds',
  'growth',
  'in 90 % interval',
]

function row({ model, title, diagnostics }: NumbersSeries): HTMLElement {
  const { n, answered, variety, heaping, firstDigits, digitPlaces, saturation, calibration } = diagnostics
  const cells = [
    `${formatCount(answered)} of ${formatCount(n)}`,
    text(variety, ({ predicted }) => formatCount(predicted.distinct)),
    text(variety, ({ predicted }) => formatNumber(predicted.effective, 1)),
    text(heaping, (heaps) => shareText(heaps.find(({ multiple }) => multiple === 10)?.share)),
    text(firstDigits, ({ sameLength, right }) => shareText(sameLength * right)),
    text(digitPlaces, (places) => shareText(places.find(({ place }) => place === 'hundreds')?.squaredError)),
    text(saturation, ({ slope }) => formatNumber(slope, 2)),
    text(calibration, ({ levels }) => shareText(levels.find(({ level }) => level === 0.9)?.covered)),
  ]
  return html(
    'tr',
    {},
    html('th', { scope: 'row', title: model }, title),
    ...cells.map((cell) => html('td', { class: 'reo-numeric' }, cell)),
  )
}

function shareText(share: number | undefined): string {
  return share === undefined ? '–' : formatShare(share)
}

function text<Shown>(instrument: Instrument<Shown>, write: (shown: Shown) => string): string {
  return 'shown' in instrument ? write(instrument.shown) : '–'
}
