import type { RegressionShape, ScatterPayload, ScatterSeries } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { formatInterval, formatNumber } from '../shared/format'
import { metricsPanel, regressionLines } from '../shared/metricsPanel'
import { binsTable } from './binsTable'

/** What stands beside the plot of one model: its figures, the fitted line, saturation, and errors by true value. */
export function seriesPanel(
  payload: ScatterPayload,
  { metrics, shape }: ScatterSeries,
  onSelect: (low: number, high: number) => void,
): readonly HTMLElement[] {
  const { unit } = payload
  const bins = binsTable(payload, metrics.bins, shape, onSelect)
  return [
    metricsPanel(regressionLines(metrics, unit, 1)),
    ...(shape === undefined ? [] : shapeLines(shape, unit)),
    ...(bins === undefined ? [] : [bins]),
  ]
}

function shapeLines({ line, saturation, bins }: RegressionShape, unit: string): readonly HTMLElement[] {
  const withUnit = (value: number, digits: number) =>
    `${formatNumber(value, digits)}${unit === '' ? '' : ` ${unit}`}`
  const sign = line !== undefined && line.intercept < 0 ? '−' : '+'
  return [
    ...(line === undefined
      ? []
      : [
          html(
            'p',
            { class: 'reo-shape-line', title: 'Least squares of predicted on true values' },
            `predicted = ${formatNumber(line.slope.value, 3)} × true ${sign} ${withUnit(Math.abs(line.intercept), 1)}`,
            html('span', { class: 'reo-interval' }, `slope ${ends(line.slope)}`),
          ),
        ]),
    ...(bins.length < 2
      ? []
      : [
          html(
            'p',
            {
              class: 'reo-shape-line',
              title:
                'The first bin from which on every bias is below 0, interval included, and predictions grow by less than half of what the truth grows',
            },
            saturation === undefined
              ? 'No saturation is found.'
              : `Saturates from ${withUnit(saturation.onset, 0)} on: there predictions grow by ${formatNumber(saturation.growth.value, 2)} ${ends(saturation.growth)} where truth grows by 1.`,
          ),
        ]),
  ]
}

function ends({ value, low, high }: { value: number; low: number | null; high: number | null }): string {
  return low === null || high === null ? '' : formatInterval({ value, low, high }, 2)
}
