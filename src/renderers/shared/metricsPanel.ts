import type { ClassificationMetrics, Interval, RegressionMetrics } from '../../core/metrics/results'
import { html } from './dom'
import { formatCount, formatInterval, formatNumber, formatShare, formatSigned } from './format'

/** One figure beside a plot: name, value, interval. */
export interface MetricLine {
  readonly name: string
  readonly value: string
  readonly interval?: string
  /** Definition, as a tooltip. */
  readonly meaning?: string
}

/** A compact list of figures with their intervals. */
export function metricsPanel(lines: readonly MetricLine[]): HTMLElement {
  return html(
    'dl',
    { class: 'reo-metrics' },
    ...lines.map(({ name, value, interval, meaning }) =>
      html(
        'div',
        { title: meaning },
        html('dt', {}, name),
        html(
          'dd',
          {},
          value,
          interval !== undefined && interval !== '' && html('span', { class: 'reo-interval' }, interval),
        ),
      ),
    ),
  )
}

/** The figures of predicted numbers, with their unit. */
export function regressionLines(
  metrics: RegressionMetrics,
  unit: string,
  digits: number,
): readonly MetricLine[] {
  const { ci = {} } = metrics
  const withUnit = (text: string) => (unit === '' || text === '–' ? text : `${text} ${unit}`)
  const discretised = metrics.discretisedAccuracy
  return [
    line('RMSE', withUnit(formatNumber(metrics.rmse, digits)), ci.rmse, digits, 'Root mean squared error'),
    line('MAE', withUnit(formatNumber(metrics.mae, digits)), ci.mae, digits, 'Mean absolute error'),
    line('Bias', withUnit(formatSigned(metrics.bias, digits)), ci.bias, digits, 'Mean of predicted − true'),
    line(
      'R²',
      formatNumber(metrics.r2, 3),
      ci.r2,
      3,
      '1 − sum of squared errors / sum of squares about the mean',
    ),
    ...(discretised === undefined
      ? []
      : [
          line(
            'Binned accuracy',
            formatNumber(discretised, 3),
            ci.discretisedAccuracy,
            3,
            'Share whose discretised value is right',
          ),
        ]),
    coverageLine(metrics),
  ]
}

/** The figures of predicted labels. */
export function classificationLines(metrics: ClassificationMetrics): readonly MetricLine[] {
  const { ci = {} } = metrics
  return [
    line(
      'Accuracy',
      formatNumber(metrics.accuracy, 3),
      ci.accuracy,
      3,
      'Share of all items that are right; unanswered ones are wrong',
    ),
    line(
      'Macro precision',
      formatNumber(metrics.macroPrecision, 3),
      ci.macroPrecision,
      3,
      'Mean over the classes',
    ),
    line('Macro recall', formatNumber(metrics.macroRecall, 3), ci.macroRecall, 3, 'Mean over the classes'),
    line(
      'Macro F1',
      formatNumber(metrics.macroF1, 3),
      ci.macroF1,
      3,
      'Mean over the classes of 2TP / (2TP + FP + FN)',
    ),
    coverageLine(metrics),
  ]
}

function line(
  name: string,
  value: string,
  interval: Interval | undefined,
  digits: number,
  meaning: string,
): MetricLine {
  return { name, value, interval: formatInterval(interval, digits), meaning }
}

function coverageLine({
  n,
  answered,
  coverage,
}: {
  n: number
  answered: number
  coverage: number
}): MetricLine {
  return {
    name: 'Answered',
    value: `${formatCount(answered)} of ${formatCount(n)}`,
    interval: formatShare(coverage),
    meaning: 'Coverage: items with an answer among those with truth',
  }
}
