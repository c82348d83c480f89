import type { PatchGridPayload } from '../../protocol/payloads'
import { errorOf, sizeOf } from '../shared/answerError'
import type { CsvTable } from '../shared/csv'

/** Every patch of the gallery in its order, a row each. */
export function patchGridCsv({ task, model, tiles }: PatchGridPayload): CsvTable {
  return {
    head: [
      'sample',
      'question',
      'truth',
      'model',
      'status',
      'value',
      'error',
      'models asked',
      'models answered',
      'lowest',
      'highest',
      'agreeing',
    ],
    rows: tiles.map(({ sample, question, truth, answer, spread }) => {
      const error = answer?.status === 'answered' ? errorOf(task, truth, answer.value) : undefined
      const size = error?.kind === 'difference' ? error.value : error && sizeOf(error)
      const { asked, answered, range, agreeing } = spread
      const of = [model, answer?.status, answer?.value, size]
      return [sample, question, truth, ...of, asked, answered, range?.[0], range?.[1], agreeing]
    }),
  }
}
