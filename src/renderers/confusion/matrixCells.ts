import type { ConfusionLabel } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { swatch } from '../shared/swatch'
import { colouredLine } from '../shared/valueLine'
import type { CellLook } from './cellLook'
import { type Cell, UNANSWERED_LABEL } from './matrix'

/** The name of a row's class, with its colour. */
export function rowHead({ title, colour, key }: ConfusionLabel): HTMLElement {
  const name = title === key ? title : `${title} (${key})`
  return html('th', { scope: 'row', class: 'reo-matrix-row-head', title: name }, colouredLine(colour, title))
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

/** A cell with what it shows and the whole story in words. @param opens whether it can be pointed at */
export function cellElement(
  { truth, predicted, right }: Cell,
  { text, words }: CellLook,
  opens: boolean,
): HTMLElement {
  const classes = [
    'reo-matrix-cell',
    right && 'reo-matrix-right',
    predicted === UNANSWERED_LABEL && 'reo-matrix-unanswered',
    opens && 'reo-matrix-filled',
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
    text,
  )
}
