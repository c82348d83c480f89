import type { AnswersPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import type { OutputHost } from '../shared/renderer'
import { answersControls } from './answersControls'
import { answersSource } from './answersSource'
import { answersSummary, countsOf } from './answersSummary'
import { answersTable } from './answersTable'
import { moreRows } from './moreRows'

/** Every model's answer beside the truth, a row per question, with what a reader chooses of them above. */
export function answersView(whole: AnswersPayload, host: OutputHost<'answers'>): void {
  const { root, selection, onShown } = host
  if (
    whole.models.length === 0 ||
    (whole.rows.length === 0 && whole.total === 0 && whole.counts === undefined)
  ) {
    root.append(header(whole), notice('info', 'There are no answers to show.'))
    return
  }
  const source = answersSource(whole, host, show)
  const controls = answersControls(whole, source)
  const table = answersTable(whole, host, {
    onSort: ({ sort, sortModel }) => source.choose({ ...source.choice(), sort, sortModel }),
    onCorrected(now, before) {
      shown = { ...shown, rows: shown.rows.map((row) => (row === before ? now : row)) }
      onShown?.(shown)
    },
  })
  const more = moreRows(table.element, host.signal, askMore)
  const title = html('div')
  const summary = html('div', { class: 'reo-answers-summary' })
  let shown = whole

  function show(payload: AnswersPayload): void {
    shown = payload
    onShown?.(payload)
    const { filter } = source.choice()
    controls.update(payload.models, countsOf(payload))
    title.replaceChildren(header(payload))
    summary.replaceChildren(...answersSummary(payload, source, selection))
    table.show(payload, source.choice(), filter?.tolerance)
    more.update(payload.rows.length, payload.total, source.more !== undefined)
  }

  function askMore(): void {
    more.wait()
    source.more?.(shown.rows.length, {
      answered(payload) {
        shown = { ...shown, rows: [...shown.rows, ...payload.rows] }
        onShown?.(shown)
        table.append(payload)
        summary.replaceChildren(...answersSummary(shown, source, selection))
        more.update(shown.rows.length, payload.rows.length === 0 ? shown.rows.length : shown.total, true)
      },
      failed: more.fail,
    })
  }

  root.append(title, controls.element, summary, table.element, more.element, table.news)
  source.begin()
}
