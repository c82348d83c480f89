import type { AnswersPayload, AnswersRow } from '../../protocol/payloads'
import { button, html } from '../shared/dom'
import { formatBareValue, formatCount } from '../shared/format'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import { patchPanel } from '../shared/patchPanel'
import { thumbnail } from '../shared/pictures'
import type { FigureHost } from '../shared/renderer'
import {
  chooseNextSorting,
  chosenSorting,
  markSorting,
  sortableHead,
  type SortDirection,
} from '../shared/sorting'
import { valueLine } from '../shared/valueLine'
import { modelCell } from './modelCell'
import { answerOf, errorKey, errorSize, SAMPLE, sortAnswers, TRUTH } from './order'

/** The error that fills a bar: the largest of answers that count, so that one out of range does not flatten the rest. */
function largestError({ task, models, rows }: AnswersPayload): number {
  const sizes = rows.flatMap((row) =>
    models.map(
      ({ id }) => (answerOf(row, id)?.status === 'answered' ? errorSize(task, row, id) : undefined) ?? 0,
    ),
  )
  return Math.max(0, ...sizes)
}

/** Every model's answer beside the truth, a row per question. */
export function answersView(payload: AnswersPayload, host: FigureHost): void {
  const { task, unit, models, rows, total, source } = payload
  const { choices, root } = host
  if (rows.length === 0) {
    root.append(header(payload), notice('info', 'There are no answers to show.'))
    return
  }
  const largest = largestError(payload)
  const heads = new Map([
    [SAMPLE, sortHead('Patch', SAMPLE, 'ascending')],
    [TRUTH, sortHead('Truth', TRUTH, 'ascending', unit)],
    ...models.map(
      ({ id, title }) => [errorKey(id), sortHead(title, errorKey(id), 'descending', unit)] as const,
    ),
  ])
  const body = html('tbody')
  const panel = patchPanel(host)
  const panelRow = html('tr', { class: 'reo-panel-row' }, html('td', { colspan: heads.size }, panel.element))

  function sortHead(title: string, key: string, first: SortDirection, columnUnit = ''): HTMLElement {
    const what = key === SAMPLE || key === TRUTH ? title.toLowerCase() : `error of ${title}`
    const sort = () => {
      chooseNextSorting(choices, key, first)
      fill()
    }
    return sortableHead({ title, unit: columnUnit, hint: `Sort by ${what}` }, sort)
  }

  function fill(): void {
    panel.close()
    const sorting = chosenSorting(choices)
    markSorting(heads, sorting)
    const ids = models.map(({ id }) => id)
    body.replaceChildren(...sortAnswers(rows, task, ids, sorting).map(answersRow))
  }

  function answersRow(row: AnswersRow): HTMLElement {
    const line: HTMLElement = html(
      'tr',
      { 'data-reo-sample': row.sample },
      html(
        'th',
        { scope: 'row', class: 'reo-answers-patch' },
        picture(row, () => line),
        html('span', { class: 'reo-patch-id', title: row.sample }, row.sample),
        row.question !== undefined && html('span', { class: 'reo-question' }, row.question),
      ),
      html('td', { class: 'reo-truth' }, truthOf(row)),
      ...models.map(({ id }) => modelCell(task, answerOf(row, id), row.truth, largest)),
    )
    return line
  }

  function picture(row: AnswersRow, lineOf: () => HTMLElement): HTMLElement {
    const image = thumbnail(row.thumbnail, `Patch ${row.sample}`)
    if (source === undefined) return image
    const opener = button(
      { class: 'reo-thumbnail-button', 'aria-expanded': 'false', title: `Show ${row.sample} in full` },
      () => {
        const isOpen = opener.getAttribute('aria-expanded') === 'true'
        panel.close()
        if (isOpen) return
        lineOf().after(panelRow)
        panel.open(row.sample, source, opener)
      },
      image,
    )
    return opener
  }

  function truthOf({ truth }: AnswersRow): HTMLElement {
    if (truth === null) return html('span', { class: 'reo-muted' }, 'not known')
    return valueLine(task, truth, formatBareValue(task, truth))
  }

  fill()
  root.append(
    header(payload),
    html(
      'div',
      { class: 'reo-scroll', tabindex: '0', role: 'region', 'aria-label': payload.title },
      html(
        'table',
        { class: 'reo-table reo-sortable reo-answers' },
        html('thead', {}, html('tr', {}, ...heads.values())),
        body,
      ),
    ),
  )
  if (rows.length < total) {
    root.append(
      html('p', { class: 'reo-note' }, `${formatCount(rows.length)} of ${formatCount(total)} rows.`),
    )
  }
}
