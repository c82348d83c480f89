import { type Task, TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { AnswersPayload, ChainPayload, ShownAnswer } from '../../../protocol/payloads'
import { headline } from './headline'
import { shortened, textTable } from './textTable'
import { answerText, valueText } from './valueText'

/** Letters of one cell that a text shows. */
const LONGEST_CELL = 48

/** Answers side by side, a line a sample. */
export function answersText(payload: AnswersPayload): string {
  const { task, models, rows, total } = payload
  const lines = rows.map(({ sample, question, ...row }) => [
    shortened(question === undefined ? sample : `${sample} ${question}`, LONGEST_CELL),
    ...sideBySide(task, models, row),
  ])
  const rest = total > rows.length ? [`${rows.length} of ${total}`] : []
  return [headline(payload), textTable(columnsOf('sample', models), lines), ...rest].join('\n')
}

/** The questions of the chain, a line each, and what contradicts what. */
export function chainText(payload: ChainPayload): string {
  const { models, questions, contradictions } = payload
  const lines = questions.map(({ task, question, ...row }) => [
    shortened(questionText(task, question), LONGEST_CELL),
    ...sideBySide(task, models, row),
  ])
  const titleOf = (id: string) => models.find((model) => model.id === id)?.title ?? id
  return [
    headline(payload),
    textTable(columnsOf('question', models), lines),
    ...contradictions.map(
      ({ model, title }) => `${model === undefined ? 'The labels' : titleOf(model)}: ${title}`,
    ),
  ].join('\n')
}

/** A patch's answers, a line each. */
export function patchAnswersText(answers: readonly ShownAnswer[]): string {
  const columns = ['model', 'task', 'answer'].map((title) => ({ title, align: 'left' as const }))
  const rows = answers.map((answer) => [
    answer.model,
    shortened(questionText(answer.task, answer.question), LONGEST_CELL),
    shortened(answerText(answer), LONGEST_CELL),
  ])
  return textTable(columns, rows)
}

function columnsOf(first: string, models: AnswersPayload['models']) {
  return [first, 'truth', ...models.map(({ title }) => title)].map((title) => ({
    title: shortened(title, LONGEST_CELL),
    align: 'left' as const,
  }))
}

function sideBySide(
  task: Task,
  models: AnswersPayload['models'],
  { truth, answers }: Pick<AnswersPayload['rows'][number], 'truth' | 'answers'>,
): readonly string[] {
  return [
    valueText(task, truth),
    ...models.map(({ id }) => {
      const answer = answers.find(({ model }) => model === id)
      return answer === undefined ? '–' : shortened(answerText(answer), LONGEST_CELL)
    }),
  ]
}

function questionText(task: Task, question: string | undefined): string {
  const { title } = TASK_DESCRIPTIONS[task]
  return question === undefined ? title : `${title}: ${question}`
}
