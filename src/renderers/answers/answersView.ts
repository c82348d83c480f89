import { describeFilter } from '../../core/metrics/answers/describeFilter'
import { isFilter } from '../../core/metrics/answers/answerFilter'
import type { FilterCounts } from '../../core/metrics/answers/filterQuestions'
import { RIGHT_MEANS } from '../../core/metrics/rightAnswer'
import type { AnswersPayload } from '../../protocol/payloads'
import { button, html } from '../shared/dom'
import { formatCount, formatPlural } from '../shared/format'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import type { OutputHost } from '../shared/renderer'
import { answersControls } from './answersControls'
import { answersSource } from './answersSource'
import { answersTable } from './answersTable'
import { heldAnswers } from './heldAnswers'
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
    summary.replaceChildren(...summaryOf(payload))
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
        summary.replaceChildren(...summaryOf(shown))
        more.update(shown.rows.length, payload.rows.length === 0 ? shown.rows.length : shown.total, true)
      },
      failed: more.fail,
    })
  }

  function summaryOf(payload: AnswersPayload): readonly (HTMLElement | string)[] {
    const { task, rows, total, models } = payload
    const { asked, samples } = countsOf(payload)
    const { filter = {} } = source.choice()
    const ids = models.map(({ id }) => id)
    const clear = () => source.choose({ ...source.choice(), filter: undefined })
    const select = () =>
      selection?.point({
        title: describeFilter(filter, task, models),
        criterion: { kind: 'comparison', task, models: ids, filter },
      })
    return [
      html(
        'span',
        { role: 'status' },
        total === 0
          ? `None of ${formatPlural(asked, 'question')} fits.`
          : countText(rows.length, total, asked),
      ),
      ...(isFilter(filter)
        ? [
            ...(selection === undefined || total === 0
              ? []
              : [
                  button(
                    { class: 'reo-button', 'data-reo-action': 'select' },
                    select,
                    `Select ${formatPlural(samples, 'sample')}`,
                  ),
                ]),
            button({ class: 'reo-button reo-button-quiet' }, clear, 'Clear filters'),
          ]
        : []),
      ...(models.length === 2 && filter.tolerance === undefined
        ? [html('span', { class: 'reo-note' }, `Right: ${RIGHT_MEANS[task]}.`)]
        : []),
    ]
  }

  root.append(title, controls.element, summary, table.element, more.element, table.news)
  source.begin()
}

/** Counts of the rows that are held, where nobody counted. */
function countsOf(payload: AnswersPayload): FilterCounts {
  return payload.counts ?? heldAnswers(payload, {}).counts
}

function countText(shown: number, total: number, asked: number): string {
  const questions = formatPlural(asked, 'question')
  const wanted = total < asked ? `${formatCount(total)} of ${questions}` : questions
  return shown < total ? `${wanted}, the first ${formatCount(shown)} shown.` : `${wanted}.`
}
