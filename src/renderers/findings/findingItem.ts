import { html } from '../shared/dom'
import { formatCount } from '../shared/format'
import { type Finding, severityMark } from './severity'

/** Rows of a finding's list that are drawn. */
const LISTED = 100

/** One finding: a line that opens to say what to do and where it was found. */
export interface FindingItem {
  readonly element: HTMLDetailsElement
  readonly finding: Finding
}

/** @param onToggle told when a reader opens or closes it */
export function findingItem(finding: Finding, onToggle: (item: FindingItem) => void): FindingItem {
  const { id, severity, title, count, mend } = finding
  const element = html(
    'details',
    { class: 'reo-finding', 'data-reo-finding': id },
    html(
      'summary',
      { class: 'reo-finding-line' },
      severityMark(severity),
      html('span', { class: 'reo-finding-title' }, title),
      html('span', { class: 'reo-finding-count', title: `${formatCount(count)} in all` }, formatCount(count)),
    ),
    html(
      'div',
      { class: 'reo-finding-body' },
      html('p', { class: 'reo-finding-mend' }, mend, ' ', html('code', { class: 'reo-muted' }, id)),
      occurrenceList(finding),
    ),
  )
  const item = { element, finding }
  element.addEventListener('toggle', () => onToggle(item))
  return item
}

function occurrenceList({ title, count, occurrences }: Finding): HTMLElement {
  const shown = occurrences.slice(0, LISTED)
  const rest = count - shown.length
  return html(
    'div',
    { class: 'reo-scroll reo-finding-list', tabindex: '0', role: 'group', 'aria-label': `Where: ${title}` },
    html(
      'table',
      { class: 'reo-table' },
      html(
        'thead',
        {},
        html('tr', {}, html('th', { scope: 'col' }, 'Where'), html('th', { scope: 'col' }, 'What')),
      ),
      html(
        'tbody',
        {},
        ...shown.map(({ sample, other, where, detail }) =>
          html(
            'tr',
            {},
            html('th', { scope: 'row' }, [sample ?? where ?? '–', other].filter(Boolean).join(', ')),
            html('td', {}, detail ?? ''),
          ),
        ),
      ),
    ),
    rest > 0 && html('div', { class: 'reo-muted' }, `and ${formatCount(rest)} more`),
  )
}
