import type { NumbersPayload } from '../../protocol/payloads'
import type { CsvTable } from '../shared/csv'
import { overviewFigures, overviewHeads } from './overviewTable'

/** The main figure of every instrument, a row a model. */
export function numbersCsv({ series }: NumbersPayload): CsvTable {
  return {
    head: ['model', 'asked', 'answered', ...overviewHeads(series)],
    rows: series.map(({ model, diagnostics }) => [
      model,
      diagnostics.n,
      diagnostics.answered,
      ...overviewFigures(diagnostics).map(({ value }) => value),
    ]),
  }
}
