import { plainTable } from '../../../core/runs/formatTable'
import { numberNotes, numbersTable } from '../../../core/runs/reportNumbers'
import type { NumbersPayload } from '../../../protocol/payloads'
import { headline } from './headline'

/** The main figure of every instrument, a line a model, and why some show nothing. */
export function numbersText(payload: NumbersPayload): string {
  const entries = payload.series.map(({ model, diagnostics }) => ({ model: { id: model }, diagnostics }))
  return [headline(payload), plainTable(numbersTable(entries)), ...numberNotes(entries)].join('\n')
}
