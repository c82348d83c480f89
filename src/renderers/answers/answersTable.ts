import type { AnswersPayload, AnswersRow, ShownAnswer } from '../../protocol/payloads'
import { askWholeOf } from '../shared/answers/askWhole'
import { html } from '../shared/dom'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { virtualRows } from '../shared/virtualRows'
import { answersRow } from './answersRow'
import { largestError } from './largestError'
import { rowMarks } from './rowMarks'
import { panelsBelowRows } from './rowPanels'
import { type ShownOrder, sortHeads } from './sortHeads'

/** Widths of columns in pixels: those that stay in sight, and the least of a model's and of what differs. */
const WIDTHS = { patch: 132, truth: 104, model: 210, difference: 170 } as const

export interface AnswersTableEvents {
  onSort(order: ShownOrder): void
  /** Told a row as it is now that an answer in it is corrected, and as it was. */
  onCorrected(now: AnswersRow, before: AnswersRow): void
}

export interface AnswersTable {
  readonly element: HTMLElement
  /** What the latest correction led to. */
  readonly news: HTMLElement
  show(payload: AnswersPayload, order: ShownOrder, tolerance: number | undefined): void
  /** Adds the rows that follow. */
  append(payload: AnswersPayload): void
}

/** The table of answers: heads and truth stay in sight, and rows come as they are scrolled to. */
export function answersTable(
  whole: AnswersPayload,
  host: FigureHost,
  { onSort, onCorrected }: AnswersTableEvents,
): AnswersTable {
  const { selection, signal } = host
  const head = html('tr')
  const columns = html('colgroup')
  const table = html(
    'table',
    { class: 'reo-table reo-sortable reo-answers' },
    columns,
    html('thead', {}, head),
  )
  const scroller = html(
    'div',
    {
      class: 'reo-scroll reo-answers-scroll',
      tabindex: '0',
      role: 'group',
      'aria-label': whole.title,
    },
    table,
  )
  const rows = virtualRows(table, scroller, signal)
  const panels = panelsBelowRows(host, whole)
  const marks = selection && rowMarks(selection, signal)
  const askWhole = askWholeOf(host, whole.source)
  const news = html('div', { class: 'reo-linked-status' })
  let payload = whole
  let largest = 0
  let tolerance: number | undefined

  function lineOf(row: AnswersRow): HTMLElement {
    const line: HTMLElement = answersRow(row, {
      payload,
      largest,
      panels,
      marks,
      tolerance,
      askWhole,
      onCorrected(corrected) {
        const now = withAnswer(row, corrected)
        const newLine = lineOf(now)
        rows.replace(line, newLine)
        onCorrected(now, row)
        newLine.querySelector<HTMLElement>('[data-reo-action=correct]')?.focus({ preventScroll: true })
        news.replaceChildren(
          notice(
            'info',
            'The run log is corrected. Figures made before do not show it until they are made again.',
          ),
        )
      },
    })
    return line
  }

  const makersOf = (shown: readonly AnswersRow[]) => shown.map((row) => () => lineOf(row))

  function widen({ models }: AnswersPayload): void {
    const widths = [
      WIDTHS.patch,
      WIDTHS.truth,
      ...models.map(() => undefined),
      ...(models.length === 2 ? [WIDTHS.difference] : []),
    ]
    columns.replaceChildren(
      ...widths.map((width) => html('col', width === undefined ? {} : { style: { width: `${width}px` } })),
    )
    const least = widths.reduce<number>((sum, width) => sum + (width ?? WIDTHS.model), 0)
    table.style.setProperty('min-width', `${least}px`)
  }

  return {
    element: scroller,
    news,
    show(shown, order, within) {
      panels.close()
      payload = shown
      tolerance = within
      largest = largestError(shown)
      head.replaceChildren(...sortHeads(shown, order, onSort))
      widen(shown)
      scroller.scrollTop = 0
      rows.show(makersOf(shown.rows))
    },
    append: (more) => rows.append(makersOf(more.rows)),
  }
}

function withAnswer(row: AnswersRow, corrected: ShownAnswer): AnswersRow {
  const isSame = ({ model, repeat = 0 }: ShownAnswer) =>
    model === corrected.model && repeat === (corrected.repeat ?? 0)
  return { ...row, answers: row.answers.map((answer) => (isSame(answer) ? corrected : answer)) }
}
