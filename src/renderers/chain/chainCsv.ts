import type { ChainPayload } from '../../protocol/payloads'
import type { CsvTable } from '../shared/csv'

/** Every answer along the chain, a row each, with what contradicts it. */
export function chainCsv({ sample, questions, contradictions }: ChainPayload): CsvTable {
  return {
    head: [
      'sample',
      'task',
      'question',
      'truth',
      'model',
      'repeat',
      'status',
      'value',
      'answer',
      'contradiction',
    ],
    rows: questions.flatMap(({ task, question, truth, answers }) =>
      answers.map(({ model, repeat = 0, status, value, raw }) => {
        const found = contradictions.filter((each) => each.model === model && each.tasks.includes(task))
        const titles = found.map(({ title }) => title).join('; ')
        return [sample, task, question, truth, model, repeat, status, value, raw, titles]
      }),
    ),
  }
}
