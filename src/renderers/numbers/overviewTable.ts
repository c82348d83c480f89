import type { Instrument, NumberDiagnostics } from '../../core/numberTokens/numberDiagnostics'
import type { NumbersSeries } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { formatCount, formatNumber, formatShare } from '../shared/format'

/** The main figure of every instrument, a row a model. */
export function overviewTable(series: readonly NumbersSeries[]): HTMLElement {
  const heads = ['answered', ...overviewHeads(series)]
  return html(
    'div',
    { class: 'reo-numbers-overview', tabindex: '0', role: 'group', 'aria-label': 'All models' },
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
          html('th', { scope: 'col' }, 'model'),
          ...heads.map((head) => html('th', { scope: 'col', class: 'reo-numeric' }, head)),
        ),
      ),
      html('tbody', {}, ...series.map(row)),
    ),
  )
}

/** The main figure of an instrument; absent where the instrument shows nothing. */
export interface OverviewFigure {
  readonly title: string
  readonly value: number | undefined
  readonly text: string
}

/** The main figure of every instrument, as a number and in words. */
export function overviewFigures(diagnostics: NumberDiagnostics): readonly OverviewFigure[] {
  const { variety, heaping, firstDigits, digitPlaces, saturation, calibration } = diagnostics
  const count = (value: number) => formatCount(value)
  return [
    figure('distinct', shown(variety)?.predicted.distinct, count),
    figure('as varied as', shown(variety)?.predicted.effective, (value) => formatNumber(value, 1)),
    figure('multiples of 10', shown(heaping)?.find(({ multiple }) => multiple === 10)?.share, formatShare),
    figure('first digit right', rightFirst(shown(firstDigits)), formatShare),
    figure(
      'error from hundreds',
      shown(digitPlaces)?.find(({ place }) => place === 'hundreds')?.squaredError,
      formatShare,
    ),
    figure('growth', shown(saturation)?.slope, (value) => formatNumber(value, 2)),
    figure(
      'in 90 % interval',
      shown(calibration)?.levels.find(({ level }) => level === 0.9)?.covered,
      formatShare,
    ),
  ]
}

/** Titles of those figures. */
export function overviewHeads([first]: readonly NumbersSeries[]): readonly string[] {
  return first === undefined ? [] : overviewFigures(first.diagnostics).map(({ title }) => title)
}

function figure(title: string, value: number | undefined, write: (value: number) => string): OverviewFigure {
  return { title, value, text: value === undefined ? '–' : write(value) }
}

function shown<Shown>(instrument: Instrument<Shown>): Shown | undefined {
  return 'shown' in instrument ? instrument.shown : undefined
}

function rightFirst(digits: { readonly sameLength: number; readonly right: number } | undefined) {
  return digits && digits.sameLength * digits.right
}

function row({ model, title, diagnostics }: NumbersSeries): HTMLElement {
  const { n, answered } = diagnostics
  return html(
    'tr',
    {},
    html('th', { scope: 'row', title: model }, title),
    html('td', { class: 'reo-numeric' }, `${formatCount(answered)} of ${formatCount(n)}`),
    ...overviewFigures(diagnostics).map(({ text }) => html('td', { class: 'reo-numeric' }, text)),
  )
}
