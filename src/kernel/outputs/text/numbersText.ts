import { plainTable } from '../../../core/runs/formatTable'
import { numberNotes, numbersTable } from '../../../core/runs/reportNumbers'
import type { NumbersPayload } from '../../../protocol/payloads'

/** The main figure of every instrument, a line a model, and why some show nothing. */
export function numbersText({ title, synthetic, series }: NumbersPayload): string {
  const entries = series.map(({ model, diagnostics }) => ({ model: { id: model }, diagnostics }))
  return [
    synthetic ? `${title} (synthetic data)` : title,
    plainTable(numbersTable(entries)),
    ...numberNotes(entries),
  ].join('\n')
}
