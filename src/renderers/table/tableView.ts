import type { TablePayload } from '../../protocol/payloads'
import { tableBlocks } from '../../protocol/tableBlocks'
import { html } from '../shared/dom'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { chooseNextSorting, chosenSorting } from '../shared/sorting'
import { blockView } from './blockView'

/** A table in one block, or one for each group; a column sorts in all of them. */
export function tableView(payload: TablePayload, { root, choices }: FigureHost): void {
  const blocks = tableBlocks(payload)
  const views = blocks.map((block) =>
    blockView(block, [payload.title, block.heading].filter(Boolean).join(' · '), sortBy),
  )

  function sortBy(key: string): void {
    chooseNextSorting(choices, key, 'ascending')
    sortAll()
  }

  function sortAll(): void {
    for (const view of views) view.sort(chosenSorting(choices))
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
