import type { ConfusionPayload } from '../../protocol/payloads'
import { UNANSWERED } from '../../core/metrics/results'
import type { CsvTable } from '../shared/csv'

/** Every cell of every model's matrix, a row each. */
export function confusionCsv({ labels, series }: ConfusionPayload): CsvTable {
  const titles = new Map(labels.map(({ key, title }) => [key, title]))
  return {
    head: ['model', 'true', 'true class', 'predicted', 'predicted class', 'samples'],
    rows: series.flatMap(({ model, metrics: { confusion } }) =>
      confusion.counts.flatMap((row, truth) =>
        row.map((count, predicted) => {
          const [trueKey, key] = [confusion.labels[truth], confusion.labels[predicted] ?? UNANSWERED]
          return [model, trueKey, titles.get(trueKey), key, titles.get(key), count]
        }),
      ),
    ),
  }
}
