import type { FindingsPayload } from '../../protocol/payloads'
import { html, svg } from '../shared/dom'
import { formatPlural } from '../shared/format'

export type Finding = FindingsPayload['findings'][number]
export type Severity = Finding['severity']

/** The gravest first. */
export const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'note']

/** Outlines of 16 × 16, told apart by their shape and not by colour alone. */
const SHAPES: Readonly<Record<Severity, string>> = {
  error:
    'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm2.6 3.7L8 7.3 5.4 4.7l-.7.7L7.3 8l-2.6 2.6.7.7L8 8.7l2.6 2.6.7-.7L8.7 8l2.6-2.6Z',
  warning: 'M8 1.5 15.5 15h-15ZM7.4 6v4.5h1.2V6Zm0 5.7V13h1.2v-1.3Z',
  note: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm-.6 6v5h1.2V7Zm0-2.6v1.4h1.2V4.4Z',
}

/** Icon and word of a severity. */
export function severityMark(severity: Severity): HTMLElement {
  const icon = svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' })
  icon.append(svg('path', { d: SHAPES[severity], fill: 'currentColor', 'fill-rule': 'evenodd' }))
  return html('span', { class: `reo-severity reo-severity-${severity}` }, icon, html('span', {}, severity))
}

/** "2 errors, 1 warning". */
export function countInWords(findings: readonly Finding[]): string {
  const parts = SEVERITY_ORDER.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [formatPlural(count, severity)]
  })
  return parts.join(', ')
}
