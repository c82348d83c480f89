import type { LeaderboardPayload } from '../../protocol/rankingPayloads'
import { html } from '../shared/dom'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { pairPanel } from './pairPanel'
import { taskBoard } from './taskBoard'

/** The models of each task in order; two that are marked are compared below. */
export function leaderboardView(payload: LeaderboardPayload, host: FigureHost): void {
  const { tasks, notes } = payload
  const boards = tasks.map((board) => {
    const panel = pairPanel(payload, board.task, host)
    return html(
      'section',
      { class: 'reo-board', 'data-reo-task': board.task },
      taskBoard(payload, board, host, panel),
      panel.element,
    )
  })
  host.root.append(
    header(payload),
    ...(boards.length === 0 ? [notice('info', 'The run has no answers whose truth is known.')] : boards),
    html('div', { class: 'reo-table-foot' }, ...notes.map((note) => html('p', { class: 'reo-note' }, note))),
  )
}
