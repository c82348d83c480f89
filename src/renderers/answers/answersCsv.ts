import type { AnswersPayload } from '../../protocol/payloads'
import type { CsvTable } from '../shared/csv'
import { errorOf, sizeOf } from '../shared/answerError'
import { chosenSorting } from '../shared/sorting'
import { sortAnswers } from './order'

/** Every answer that is shown, a row each. */
export function answersCsv(payload: AnswersPayload, choices: ReadonlyMap<string, string>): CsvTable {
  const { task, models } = payload
  const ids = models.map(({ id }) => id)
  return {
    head: ['sample', 'question', 'truth', 'model', 'repeat', 'status', 'value', 'error', 'answer', 'reason'],
    rows: sortAnswers(payload.rows, task, ids, chosenSorting(choices)).flatMap(
      ({ sample, question, truth, answers }) =>
        answers.map(({ model, repeat = 0, corrected, raw, reason, ...read }) => {
          const { status, value } = corrected ?? read
          const error = errorOf(task, truth, value)
          const size = error?.kind === 'difference' ? error.value : error && sizeOf(error)
          return [sample, question, truth, model, repeat, status, value, size, raw, reason]
        }),
    ),
  }
}
