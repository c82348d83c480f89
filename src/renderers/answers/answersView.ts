import type { AnswersPayload, AnswersRow, ShownAnswer } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { formatCount } from '../shared/format'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import { patchPanel } from '../shared/patchPanel'
import type { FigureHost } from '../shared/renderer'
import {
  chooseNextSorting,
  chosenSorting,
  markSorting,
  sortableHead,
  type SortDirection,
} from '../shared/sorting'
import { answerPanel } from './answerPanel'
import { answersRow, type RowPanels } from './answersRow'
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
  const { task, unit, models, total } = payload
  const { choices, root } = host
  let { rows } = payload
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
  const news = html('div', { class: 'reo-linked-status' })
  const panels = panelsBelowRows(host, heads.size)

  function sortHead(title: string, key: string, first: SortDirection, columnUnit = ''): HTMLElement {
    const what = key === SAMPLE || key === TRUTH ? title.toLowerCase() : `error of ${title}`
    const sort = () => {
      chooseNextSorting(choices, key, first)
      fill()
    }
    return sortableHead({ title, unit: columnUnit, hint: `Sort by ${what}` }, sort)
  }

  function fill(): void {
    panels.close()
    const sorting = chosenSorting(choices)
    markSorting(heads, sorting)
    const ids = models.map(({ id }) => id)
    body.replaceChildren(...sortAnswers(rows, task, ids, sorting).map(lineOf))
  }

  function lineOf(row: AnswersRow): HTMLElement {
    const line: HTMLElement = answersRow(row, { payload, largest, panels, onCorrected })
    return line

    function onCorrected(corrected: ShownAnswer): void {
      const now = {
        ...row,
        answers: row.answers.map((answer) => (isSame(answer, corrected) ? corrected : answer)),
      }
      rows = rows.map((other) => (other === row ? now : other))
      const newLine = lineOf(now)
      line.replaceWith(newLine)
      newLine.querySelector<HTMLElement>('[data-reo-action=correct]')?.focus({ preventScroll: true })
      news.replaceChildren(
        notice(
          'info',
          'The run log is corrected. Figures made before do not show it until they are made again.',
        ),
      )
    }
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
    news,
  )
  if (rows.length < total) {
    root.append(
      html('p', { class: 'reo-note' }, `${formatCount(rows.length)} of ${formatCount(total)} rows.`),
    )
  }
}

/** What opens below a row: a patch in full, or one answer; one thing at a time. */
function panelsBelowRows(host: FigureHost, columns: number): RowPanels {
  const patch = patchPanel(host)
  const answer = answerPanel(host)
  const panelRow = html(
    'tr',
    { class: 'reo-panel-row' },
    html('td', { colspan: columns }, patch.element, answer.element),
  )
  const close = () => {
    patch.close()
    answer.close()
  }
  return {
    patch,
    answer,
    close,
    openBelow(line) {
      close()
      line.after(panelRow)
    },
  }
}

function isSame(one: ShownAnswer, other: ShownAnswer): boolean {
  return one.model === other.model && (one.repeat ?? 0) === (other.repeat ?? 0)
}
