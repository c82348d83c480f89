import type { TablePayload } from '../../protocol/payloads'
import { tableBlocks } from '../../protocol/tableBlocks'
import { html } from '../shared/dom'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { chooseNextSorting, chosenSorting } from '../shared/sorting'
import { blockView } from './blockView'
import { rowPicks } from './rowPicks'

/** A table in one block, or one for each group; a column sorts in all of them, a row that stands for samples selects them. */
export function tableView(payload: TablePayload, host: FigureHost): void {
  const { root, choices } = host
  const picks = rowPicks(payload, host, redraw)
  const views = tableBlocks(payload).map((block) =>
    blockView(block, [payload.title, block.heading].filter(Boolean).join(' · '), sortBy, picks),
  )

  function sortBy(key: string): void {
    chooseNextSorting(choices, key, 'ascending')
    sortAll()
  }

  function sortAll(): void {
    for (const view of views) view.sort(chosenSorting(choices))
  }

  /** The rows anew, with the focus on the row that had it. */
  function redraw(): void {
    const buttons = () => [...root.querySelectorAll<HTMLElement>('.reo-pick')]
    const focused = buttons().findIndex((one) => one === document.activeElement)
    sortAll()
    buttons()[focused]?.focus({ preventScroll: true })
  }

  sortAll()
  root.append(
    header(payload),
    ...(payload.rows.length === 0
      ? [notice('info', 'The table has no rows.')]
      : views.map(({ element }) => element)),
    html(
      'div',
      { class: 'reo-table-foot' },
      ...payload.notes.map((note) => html('p', { class: 'reo-note' }, note)),
    ),
  )
}
