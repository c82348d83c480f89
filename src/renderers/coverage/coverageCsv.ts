import { penalisedError } from '../../core/metrics/coverageMeasures'
import type { CoveragePayload } from '../../protocol/rankingPayloads'
import type { CsvTable } from '../shared/csv'
import { chosenView } from './chosenView'

/** The curve of every model, the surest answers first, and its error over all questions under the penalty shown. */
export function coverageCsv(payload: CoveragePayload, choices: ReadonlyMap<string, string>): CsvTable {
  const { measure, models, penalty } = chosenView(payload, choices)
  return {
    head: ['model', 'asked', 'answered', 'share kept', measure.error, 'penalty', `${measure.error} over all`],
    rows: models.flatMap((each) => {
      const { model, n, answered, error, curve } = each
      const overall = n === 0 ? null : penalisedError(measure.error, each, penalty)
      const points = curve ?? (error === null ? [] : [{ x: answered / n, y: error }])
      return [
        ...points.map(({ x, y }) => [model, n, answered, x, y, null, null]),
        [model, n, answered, null, null, penalty, overall],
      ]
    }),
  }
}
