import { decodeArray } from '../../protocol/encoding'
import type { ErrorPoints, ErrorSeries, ResidualsPayload } from '../../protocol/residuals'
import type { CsvTable } from '../shared/csv'

/** The errors sample by sample where the output has them, else their figures, a row a model. */
export function residualsCsv({ axis, series }: ResidualsPayload): CsvTable {
  if (series.every(({ points }) => points !== undefined)) {
    const column = axis.kind === 'quantity' && axis.column !== undefined ? [axis.column] : []
    return {
      head: ['model', 'sample', 'true', 'predicted', 'error', ...column],
      rows: series.flatMap(({ model, points }) => (points === undefined ? [] : sampleRows(model, points))),
    }
  }
  const estimates = ['bias', 'lower', 'upper'].flatMap((name) => [name, `${name} low`, `${name} high`])
  return {
    head: ['model', 'asked', 'answered', ...estimates, 'within', ...Array.from({ length: 101 }, percentile)],
    rows: series.map(figureRow),
  }
}

function sampleRows(model: string, points: ErrorPoints): CsvTable['rows'] {
  const [truth, predicted] = [decodeArray(points.truth), decodeArray(points.predicted)]
  const at = points.at && decodeArray(points.at)
  return points.ids.map((id, item) => [
    model,
    id,
    truth[item],
    predicted[item],
    predicted[item] - truth[item],
    ...(at === undefined ? [] : [at[item]]),
  ])
}

function figureRow({ model, n, answered, agreement, percentiles }: ErrorSeries): CsvTable['rows'][number] {
  const estimates = [agreement?.bias, agreement?.lower, agreement?.upper].flatMap((estimate) => [
    estimate?.value,
    estimate?.low,
    estimate?.high,
  ])
  return [model, n, answered, ...estimates, agreement?.within, ...percentiles]
}

function percentile(_: unknown, step: number): string {
  return `absolute error ${step} %`
}
