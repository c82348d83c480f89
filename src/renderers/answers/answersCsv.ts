import type { AnswersPayload } from '../../protocol/payloads'
import type { CsvTable } from '../shared/csv'
import { errorOf, sizeOf } from '../shared/answerError'

/** Every answer that is shown, a row each. */
export function answersCsv({ task, rows }: AnswersPayload): CsvTable {
  return {
    head: ['sample', 'question', 'truth', 'model', 'repeat', 'status', 'value', 'error', 'answer', 'reason'],
    rows: rows.flatMap(({ sample, question, truth, answers }) =>
      answers.map(({ model, repeat = 0, status, value, raw, reason }) => {
        const error = errorOf(task, truth, value)
        const size = error?.kind === 'difference' ? error.value : error && sizeOf(error)
        return [sample, question, truth, model, repeat, status, value, size, raw, reason]
      }),
    ),
  }
}
