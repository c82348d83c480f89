import type { ClassMetrics } from '../../core/metrics/results'
import type { ConfusionLabel, ConfusionSeries } from '../../protocol/payloads'
import { bar } from '../shared/bars'
import { html } from '../shared/dom'
import { formatCount, formatInterval, formatNumber } from '../shared/format'
import { colouredLine } from '../shared/valueLine'

const FIGURES = ['precision', 'recall', 'f1'] as const

const TITLES = ['Class', 'True', 'Predicted', 'Precision', 'Recall', 'F1']

/** Precision, recall and F1 of each class with their intervals, the most frequent first; nothing where there are none. */
export function classTable(
  labels: readonly ConfusionLabel[],
  { metrics }: ConfusionSeries,
): HTMLElement | undefined {
  const known = new Map(labels.map((label) => [label.key, label]))
  const classes = metrics.perClass
    .filter(({ support, predicted }) => support + predicted > 0)
    .toSorted((first, second) => second.support - first.support)
  if (classes.length === 0) return undefined
  return html(
    'details',
    { class: 'reo-classes', open: true },
    html('summary', {}, 'By class: precision, recall, F1'),
    html(
      'div',
      { class: 'reo-scroll', tabindex: '0', role: 'group', 'aria-label': 'Figures by class' },
      html(
        'table',
        { class: 'reo-table' },
        html(
          'thead',
          {},
          html(
            'tr',
            {},
            ...TITLES.map((title, index) =>
              html('th', { scope: 'col', class: index > 0 ? 'reo-numeric' : undefined }, title),
            ),
          ),
        ),
        html('tbody', {}, ...classes.map((each) => classRow(each, known.get(each.label)))),
      ),
    ),
    classes.some(({ ci }) => ci !== undefined) &&
      html(
        'p',
        { class: 'reo-note' },
        'Intervals of 95 % (Wilson; samples of one tile count as far as they differ).',
      ),
  )
}

function classRow(metrics: ClassMetrics, label: ConfusionLabel | undefined): HTMLElement {
  const name = colouredLine(label?.colour, label?.title ?? metrics.label)
  return html(
    'tr',
    {},
    html('th', { scope: 'row' }, name),
    html('td', { class: 'reo-numeric' }, formatCount(metrics.support)),
    html('td', { class: 'reo-numeric' }, formatCount(metrics.predicted)),
    ...FIGURES.map((figure) => {
      const interval = metrics.ci?.[figure]
      return html(
        'td',
        { class: 'reo-numeric' },
        metrics.ci === undefined && bar(metrics[figure]),
        formatNumber(metrics[figure], 3),
        interval && html('span', { class: 'reo-interval' }, formatInterval(interval, 2)),
      )
    }),
  )
}
