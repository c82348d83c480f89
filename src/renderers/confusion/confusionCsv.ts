import type { ConfusionPayload } from '../../protocol/payloads'
import { UNANSWERED } from '../../core/metrics/results'
import type { CsvTable } from '../shared/csv'
import { chosenView } from './views'

/** Every cell of every model's matrix in the view that is shown, a row each. */
export function confusionCsv(payload: ConfusionPayload, choices: ReadonlyMap<string, string>): CsvTable {
  const { labels, series } = chosenView(payload, choices)
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
