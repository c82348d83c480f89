import { describeFilter } from '../../core/metrics/answers/describeFilter'
import { filterQuestions } from '../../core/metrics/answers/filterQuestions'
import { sortQuestions } from '../../core/metrics/answers/sortQuestions'
import type { AnswersPayload } from '../../protocol/payloads'
import type { AnswersChoice } from './answersChoice'

/** What a reader chooses of the rows that an output holds itself, where no run can be asked. */
export function heldAnswers(
  whole: AnswersPayload,
  { models: named, sort, sortModel, filter = {} }: AnswersChoice,
): AnswersPayload & Required<Pick<AnswersPayload, 'counts'>> {
  const { task, rows, title } = whole
  const models =
    named === undefined
      ? whole.models
      : named.flatMap((id) => whole.models.find((model) => model.id === id) ?? [])
  const ids = models.map(({ id }) => id)
  const questions = rows.map((row) => ({
    ...row,
    task,
    answers: row.answers.filter(({ model }) => ids.includes(model)),
  }))
  const { wanted, counts } = filterQuestions(questions, ids, filter)
  const words = describeFilter(filter, task, models)
  const left = rows.length - wanted.length
  return {
    ...whole,
    title: words === '' ? title : `${title} · ${words}`,
    models,
    rows: sort === undefined ? wanted : sortQuestions(wanted, sort, sortModel),
    total: whole.total - left,
    counts: { ...counts, asked: whole.total },
  }
}
