import { type Task, TASK_DESCRIPTIONS, TASKS } from '../../core/benchmark/tasks'
import type { Truth } from '../../core/dataset/sample'
import type { AnswerValue } from '../../core/models/model'
import type { ShownAnswer } from '../../protocol/payloads'
import { answerCell } from '../shared/answerCell'
import { html } from '../shared/dom'
import { formatValue } from '../shared/format'
import { notice } from '../shared/notice'
import { valueLine } from '../shared/valueLine'

interface Row {
  readonly task: Task
  readonly question?: string
  readonly truth: AnswerValue | undefined
}

/** What is true of a patch and what each model said, task by task. */
export function truthTable(truth: Truth, answers: readonly ShownAnswer[]): HTMLElement {
  const rows = TASKS.flatMap((task) => rowsOf(task, truth, answers))
  const models = [...new Set(answers.map(({ model }) => model))]
  if (rows.length === 0) return notice('info', 'Neither truth nor answers are known for this patch.')
  return html(
    'div',
    { class: 'reo-scroll', tabindex: '0', role: 'group', 'aria-label': 'Truth and answers' },
    html(
      'table',
      { class: 'reo-table reo-truth-table' },
      html(
        'thead',
        {},
        html(
          'tr',
          {},
          html('th', { scope: 'col' }, 'Task'),
          html('th', { scope: 'col' }, 'Truth'),
          ...models.map((model) => html('th', { scope: 'col' }, model)),
        ),
      ),
      html('tbody', {}, ...rows.map((row) => tableRow(row, models, answers))),
    ),
  )
}

function rowsOf(task: Task, truth: Truth, answers: readonly ShownAnswer[]): readonly Row[] {
  const ofTask = answers.filter((answer) => answer.task === task)
  if (task !== 'humanActivity') {
    const value = truth[task]
    return value === undefined && ofTask.length === 0 ? [] : [{ task, truth: value }]
  }
  const pairs = truth.humanActivity ?? []
  const asked = ofTask.map(({ question }) => question ?? '')
  const questions = [...new Set([...pairs.map(({ question }) => question), ...asked])]
  return questions.map((question) => ({
    task,
    question,
    truth: pairs.find((pair) => pair.question === question)?.answer,
  }))
}

function tableRow(row: Row, models: readonly string[], answers: readonly ShownAnswer[]): HTMLElement {
  return html(
    'tr',
    {},
    html(
      'th',
      { scope: 'row' },
      TASK_DESCRIPTIONS[row.task].title,
      row.question !== undefined &&
        row.question !== '' &&
        html('div', { class: 'reo-question' }, row.question),
    ),
    html('td', { class: 'reo-truth' }, truthValue(row)),
    ...models.map((model) => {
      const answer = answers.find(
        (candidate) =>
          candidate.model === model &&
          candidate.task === row.task &&
          (candidate.question ?? '') === (row.question ?? ''),
      )
      return html(
        'td',
        {},
        answer ? answerCell(answer, row.truth) : html('span', { class: 'reo-muted' }, 'not asked'),
      )
    }),
  )
}

function truthValue({ task, truth }: Row): HTMLElement {
  if (truth === undefined) return html('span', { class: 'reo-muted' }, 'not known')
  const code = task === 'landCover' ? ` (${String(truth)})` : ''
  return valueLine(task, truth, formatValue(task, truth) + code)
}
