import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { answerOf } from '../../core/metrics/answers/askedQuestion'
import type { ChainPayload } from '../../protocol/payloads'
import type { AskWhole } from '../shared/answers/answerWords'
import { askWholeOf } from '../shared/answers/askWhole'
import { modelCell } from '../shared/answers/modelCell'
import { html } from '../shared/dom'
import { formatBareValue } from '../shared/format'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import { thumbnail } from '../shared/pictures'
import type { FigureHost } from '../shared/renderer'
import { valueLine } from '../shared/valueLine'

type Question = ChainPayload['questions'][number]

/** The questions of the chain in their order, a column a model, with marks where its answers contradict each other. */
export function chainView(payload: ChainPayload, host: FigureHost): void {
  const askWhole = askWholeOf(host, payload.source)
  host.root.append(header(payload), chainTable(payload, askWhole?.(payload.sample)))
}

/** The table of a chain, or why there is none, and the contradictions in words. */
export function chainTable(payload: ChainPayload, askWhole?: AskWhole): HTMLElement {
  const { sample, models, questions } = payload
  if (questions.length === 0) {
    return notice('info', `${sample} is not among the selected samples, or the run did not ask about it.`)
  }
  return html(
    'div',
    { class: 'reo-chain' },
    thumbnail(payload.thumbnail, `Patch ${sample}`),
    html(
      'div',
      { class: 'reo-scroll', tabindex: '0', role: 'group', 'aria-label': `Chain of ${sample}` },
      html(
        'table',
        { class: 'reo-table reo-answers' },
        html(
          'thead',
          {},
          html(
            'tr',
            {},
            ...['Question', 'Truth', ...models.map(({ title }) => title)].map((title) =>
              html('th', { scope: 'col' }, title),
            ),
          ),
        ),
        html('tbody', {}, ...questions.map((question) => questionRow(payload, question, askWhole))),
      ),
    ),
    contradictionList(payload),
  )
}

function questionRow(
  payload: ChainPayload,
  { task, question, truth, answers }: Question,
  askWhole: AskWhole | undefined,
): HTMLElement {
  const { title, unit } = TASK_DESCRIPTIONS[task]
  return html(
    'tr',
    { 'data-reo-task': task },
    html(
      'th',
      { scope: 'row', class: 'reo-answers-patch' },
      html('span', {}, unit === '' ? title : `${title} (${unit})`),
      question !== undefined && html('span', { class: 'reo-question' }, question),
    ),
    html(
      'td',
      { class: 'reo-truth' },
      truth === null
        ? html('span', { class: 'reo-muted' }, 'not known')
        : valueLine(task, truth, formatBareValue(task, truth)),
      contradictionMark(payload, task, undefined),
    ),
    ...payload.models.map(({ id }) =>
      modelCell({
        task,
        answer: answerOf({ answers }, id),
        truth,
        largest: 0,
        actions: [],
        mark: contradictionMark(payload, task, id),
        askWhole,
      }),
    ),
  )
}

function contradictionMark(
  { contradictions }: ChainPayload,
  task: Task,
  model: string | undefined,
): HTMLElement | undefined {
  const found = contradictions.filter((each) => each.model === model && each.tasks.includes(task))
  if (found.length === 0) return undefined
  const others = new Set(found.flatMap(({ tasks }) => tasks.filter((other) => other !== task)))
  const words = [...others].map((other) => TASK_DESCRIPTIONS[other].title.toLowerCase()).join(', ')
  return html('span', { class: 'reo-badge reo-contradiction' }, `contradicts ${words}`)
}

function contradictionList({ contradictions, models }: ChainPayload): HTMLElement {
  if (contradictions.length === 0) {
    return html('p', { class: 'reo-note' }, 'No answers here contradict each other along the chain.')
  }
  const nameOf = (id: string | undefined) =>
    id === undefined ? 'The labels' : (models.find((model) => model.id === id)?.title ?? id)
  return html(
    'ul',
    { class: 'reo-contradictions' },
    ...contradictions.map(({ model, title }) => html('li', {}, `${nameOf(model)}: ${title}`)),
  )
}
