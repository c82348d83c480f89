import type { ScatterPayload, ScatterSeries } from '../../protocol/payloads'
import type { CsvField, CsvTable } from '../shared/csv'
import { readDensity, readDots } from './scatterCloud'

/** Every point of every model, or, of too many to be sent, the counts of the cells of a grid. */
export function scatterCsv({ series, unit }: ScatterPayload): CsvTable {
  const isCounted = series.some(({ points }) => points.kind === 'density')
  const name = (title: string) => (unit === '' ? title : `${title} (${unit})`)
  const values = ['true', 'predicted'].map(name)
  return isCounted
    ? {
        head: ['model', ...values.flatMap((title) => [`${title} from`, `${title} to`]), 'samples'],
        rows: series.flatMap(cellRows),
      }
    : { head: ['model', 'sample', ...values, name('error')], rows: series.flatMap(pointRows) }
}

function pointRows({ model, points }: ScatterSeries): readonly (readonly CsvField[])[] {
  if (points.kind === 'density') return []
  return readDots(points).map(({ id, x, y }) => [model, id, x, y, y - x])
}

function cellRows({ model, points }: ScatterSeries): readonly (readonly CsvField[])[] {
  if (points.kind === 'points') return readDots(points).map(({ x, y }) => [model, x, x, y, y, 1])
  const { low, high, cells } = points
  const { counts } = readDensity(points)
  const edge = (cell: number) => low + (cell / cells) * (high - low)
  return counts.flatMap((row, predicted) =>
    row.flatMap((count, truth) =>
      count === null
        ? []
        : [[model, edge(truth), edge(truth + 1), edge(predicted), edge(predicted + 1), count]],
    ),
  )
}
