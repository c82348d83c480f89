import type { ConfusionPayload, ConfusionSeries } from '../../protocol/payloads'
import { bar } from '../shared/bars'
import { html } from '../shared/dom'
import { formatCount, formatNumber } from '../shared/format'
import { swatch } from '../shared/swatch'

/** Precision, recall and F1 of each class, the most frequent first; nothing where there are none. */
export function classTable(payload: ConfusionPayload, { metrics }: ConfusionSeries): HTMLElement | undefined {
  const labels = new Map(payload.labels.map((label) => [label.key, label]))
  const classes = metrics.perClass
    .filter(({ support, predicted }) => support + predicted > 0)
    .toSorted((first, second) => second.support - first.support)
  if (classes.length === 0) return undefined
  const titles = ['Class', 'True', 'Predicted', 'Precision', 'Recall', 'F1']
  return html(
    'details',
    { class: 'reo-classes', open: true },
    html('summary', {}, 'By class: precision, recall, F1'),
    html(
      'div',
      { class: 'reo-scroll', tabindex: '0', role: 'region', 'aria-label': 'Figures by class' },
      html(
        'table',
        { class: 'reo-table' },
        html(
          'thead',
          {},
          html(
            'tr',
            {},
            ...titles.map((title, index) =>
              html('th', { scope: 'col', class: index > 0 ? 'reo-numeric' : undefined }, title),
            ),
          ),
        ),
        html(
          'tbody',
          {},
          ...classes.map(({ label, support, predicted, precision, recall, f1 }) =>
            html(
              'tr',
              {},
              html(
                'th',
                { scope: 'row' },
                html(
                  'span',
                  { class: 'reo-value-line' },
                  swatch(labels.get(label)?.colour),
                  labels.get(label)?.title ?? label,
                ),
              ),
              html('td', { class: 'reo-numeric' }, formatCount(support)),
              html('td', { class: 'reo-numeric' }, formatCount(predicted)),
              ...[precision, recall, f1].map((figure) =>
                html('td', { class: 'reo-numeric' }, bar(figure), formatNumber(figure, 3)),
              ),
            ),
          ),
        ),
      ),
    ),
  )
}
