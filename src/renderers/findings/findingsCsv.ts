import type { FindingsPayload } from '../../protocol/payloads'
import type { CsvTable } from '../shared/csv'
import { shownFindings } from './findingsView'

/** A row for every occurrence that is listed. */
export function findingsCsv(payload: FindingsPayload, choices: ReadonlyMap<string, string>): CsvTable {
  return {
    head: ['severity', 'finding', 'title', 'sample', 'other', 'where', 'detail'],
    rows: shownFindings(payload, choices).flatMap(({ severity, id, title, occurrences }) =>
      occurrences.map(({ sample, other, where, detail }) => [
        severity,
        id,
        title,
        sample,
        other,
        where,
        detail,
      ]),
    ),
  }
}
