import type { ConfusionLabel } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { formatCount, formatNumber, formatShare } from '../shared/format'
import { swatch } from '../shared/swatch'
import { type Cell, UNANSWERED_LABEL } from './matrix'

/** What a cell's text is: counts, or per cent of its row. */
export type CellContent = 'counts' | 'shares'

/** The name of a row's class, with its colour. */
export function rowHead({ title, colour, key }: ConfusionLabel): HTMLElement {
  const name = title === key ? title : `${title} (${key})`
  return html(
    'th',
    { scope: 'row', class: 'reo-matrix-row-head', title: name },
    html('span', { class: 'reo-value-line' }, swatch(colour), html('span', {}, title)),
  )
}

/** The name of a column's class, set upright to save width. */
export function columnHead(label: ConfusionLabel): HTMLElement {
  const extra = label === UNANSWERED_LABEL ? ' reo-matrix-unanswered' : ''
  return html(
    'th',
    { scope: 'col', class: `reo-matrix-head${extra}`, title: label.title },
    html('span', { class: 'reo-matrix-head-text' }, html('span', {}, label.title), swatch(label.colour)),
  )
}

/** A cell with its count or share and the whole story in words. */
export function cellElement(cell: Cell, content: CellContent): HTMLElement {
  const { truth, predicted, count, share, right } = cell
  const words = `${formatCount(count)} true ${truth.title}, ${
    predicted === UNANSWERED_LABEL ? 'unanswered' : `predicted ${predicted.title}`
  }, ${formatShare(share)} of the row`
  const classes = [
    'reo-matrix-cell',
    right && 'reo-matrix-right',
    predicted === UNANSWERED_LABEL && 'reo-matrix-unanswered',
    count > 0 && 'reo-matrix-filled',
  ]
  return html(
    'td',
    {
      class: classes.filter(Boolean).join(' '),
      role: 'gridcell',
      tabindex: '-1',
      'aria-label': words,
      'aria-selected': 'false',
      'data-reo-truth': truth.key,
      'data-reo-predicted': predicted.key,
      title: words,
    },
    shown(cell, content),
  )
}

function shown({ count, share }: Cell, content: CellContent): string {
  if (count === 0) return '·'
  if (content === 'counts') return formatCount(count)
  return share < 0.005 ? '<1' : formatNumber(share * 100, 0)
}
