import { type Task, TASK_DESCRIPTIONS, TASKS } from '../../core/benchmark/tasks'
import type { Truth } from '../../core/dataset/sample'
import type { AnswerValue } from '../../core/models/model'
import type { ShownAnswer } from '../../protocol/payloads'
import { answerCell } from '../shared/answerCell'
import { answerWords } from '../shared/answers/answerWords'
import { saysMore } from '../shared/answers/modelCell'
import { html } from '../shared/dom'
import { formatValue } from '../shared/format'
import { notice } from '../shared/notice'
import { valueLine } from '../shared/valueLine'

interface Row {
  readonly task: Task
  readonly question?: string
  readonly truth: AnswerValue | undefined
}

/** Models beside each other, at most; more stand below each other. */
const MOST_COLUMNS = 4

/** What is true of a patch and what each model said, task by task; of many models a line a model. */
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
      ...(models.length > MOST_COLUMNS ? byModel(rows, models, answers) : byTask(rows, models, answers)),
    ),
  )
}

/** A row a task, a column a model. */
function byTask(
  rows: readonly Row[],
  models: readonly string[],
  answers: readonly ShownAnswer[],
): readonly HTMLElement[] {
  const body = rows.map((row) =>
    html(
      'tr',
      {},
      html('th', { scope: 'row' }, ...taskName(row)),
      html('td', { class: 'reo-truth' }, truthValue(row)),
      ...models.map((model) => answerOf(row, model, answers)),
    ),
  )
  return [tableHead([['Task'], ['Truth'], ...models.map((model) => [model])]), html('tbody', {}, ...body)]
}

/** A row a model below the truth, a column a task. */
function byModel(
  rows: readonly Row[],
  models: readonly string[],
  answers: readonly ShownAnswer[],
): readonly HTMLElement[] {
  const truths = rows.map((row) => html('td', { class: 'reo-truth' }, truthValue(row)))
  const body = models.map((model) =>
    html('tr', {}, html('th', { scope: 'row' }, model), ...rows.map((row) => answerOf(row, model, answers))),
  )
  return [
    tableHead([['Model'], ...rows.map(taskName)]),
    html('tbody', {}, html('tr', {}, html('th', { scope: 'row' }, 'Truth'), ...truths), ...body),
  ]
}

function tableHead(columns: readonly (readonly (HTMLElement | string)[])[]): HTMLElement {
  return html(
    'thead',
    {},
    html('tr', {}, ...columns.map((column) => html('th', { scope: 'col' }, ...column))),
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

function taskName({ task, question = '' }: Row): readonly (HTMLElement | string)[] {
  const { title } = TASK_DESCRIPTIONS[task]
  return question === '' ? [title] : [title, html('div', { class: 'reo-question' }, question)]
}

function answerOf(
  { task, question = '', truth }: Row,
  model: string,
  answers: readonly ShownAnswer[],
): HTMLElement {
  const answer = answers.find(
    (candidate) =>
      candidate.model === model && candidate.task === task && (candidate.question ?? '') === question,
  )
  if (answer === undefined) return html('td', {}, html('span', { class: 'reo-muted' }, 'not asked'))
  return html('td', {}, answerCell(answer, truth), saysMore(answer) && answerWords(answer))
}

function truthValue({ task, truth }: Row): HTMLElement {
  if (truth === undefined) return html('span', { class: 'reo-muted' }, 'not known')
  const code = task === 'landCover' ? ` (${String(truth)})` : ''
  return valueLine(task, truth, formatValue(task, truth) + code)
}
