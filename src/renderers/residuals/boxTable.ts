import type { ErrorBox } from '../../protocol/residuals'
import { button, html } from '../shared/dom'
import { formatCount, formatKey, formatNumber, formatSigned } from '../shared/format'

/** Classes with their errors; a class's name selects its patches. */
export function boxTable(
  boxes: readonly ErrorBox[],
  column: string,
  onSelect: (box: ErrorBox) => void,
): HTMLElement {
  const heads = [formatKey(column), 'n', 'bias', 'median', 'half within']
  return html(
    'div',
    { class: 'reo-scroll', tabindex: '0', role: 'group', 'aria-label': `Errors by ${formatKey(column)}` },
    html(
      'table',
      { class: 'reo-table' },
      html(
        'thead',
        {},
        html(
          'tr',
          {},
          ...heads.map((head, index) =>
            html('th', { scope: 'col', class: index === 0 ? undefined : 'reo-numeric' }, head),
          ),
        ),
      ),
      html('tbody', {}, ...boxes.map((box) => row(box, onSelect))),
    ),
  )
}

function row(box: ErrorBox, onSelect: (box: ErrorBox) => void): HTMLElement {
  const { title, n, bias, errors } = box
  const margin = bias.high === null ? '' : `± ${formatNumber(bias.high - bias.value, 1)}`
  const cells = [
    [formatCount(n)],
    [formatSigned(bias.value, 1), margin],
    [formatSigned(errors.median, 1)],
    [`${formatSigned(errors.p25, 1)} … ${formatSigned(errors.p75, 1)}`],
  ]
  return html(
    'tr',
    {},
    html(
      'th',
      { scope: 'row' },
      button({ class: 'reo-link', title: `Show patches of ${title}` }, () => onSelect(box), title),
    ),
    ...cells.map(([value, interval]) =>
      html(
        'td',
        { class: 'reo-numeric' },
        value,
        interval !== undefined && interval !== '' && html('span', { class: 'reo-interval' }, interval),
      ),
    ),
  )
}
