import { copyButton } from '../table/copyButton'
import { toCsv } from '../table/csv'
import { html } from '../shared/dom'
import type { Finding } from './severity'

const COLUMNS = ['severity', 'finding', 'title', 'sample', 'other', 'where', 'detail'] as const

/** Buttons that copy findings for a spreadsheet or a script. */
export function copyFindings(findingsOf: () => readonly Finding[]): HTMLElement {
  return html(
    'div',
    { class: 'reo-findings-copy' },
    copyButton('Copy as CSV', () => csvOf(findingsOf())),
    copyButton('Copy as JSON', () => JSON.stringify(findingsOf(), undefined, 2)),
  )
}

/** A row for every occurrence that is listed. */
function csvOf(findings: readonly Finding[]): string {
  const columns = COLUMNS.map((key) => ({ key, title: key, kind: 'text' as const }))
  const rows = findings.flatMap(({ severity, id, title, occurrences }) =>
    occurrences.map(({ sample = null, other = null, where = null, detail = null }) => ({
      ...{ severity, finding: id, title },
      ...{ sample, other, where, detail },
    })),
  )
  return toCsv({ columns }, rows)
}
