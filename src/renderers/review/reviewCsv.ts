import type { ReviewPayload } from '../../protocol/reviews'
import type { CsvTable } from '../shared/csv'

/** How well reviewers agree, as it was when the output was made. */
export function reviewCsv({ standing }: ReviewPayload): CsvTable {
  return {
    head: ['agreement on', 'figure', 'value', 'low', 'high', 'texts', 'same'],
    rows: standing.agreement.map(({ of, figure, value, texts, same }) => [
      of,
      figure,
      value?.value,
      value?.low,
      value?.high,
      texts,
      same,
    ]),
  }
}
