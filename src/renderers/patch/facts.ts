import type { MetadataValue } from '../../core/dataset/sample'
import type { PatchPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { formatKey, formatLocation } from '../shared/format'

/** Id, split, place, metadata of a patch, and what was done to its imagery, as a compact list. */
export function facts({ id, split, location, metadata, notes = [], runs = [] }: PatchPayload): HTMLElement {
  const entries: [string, string][] = [
    ['id', id],
    ['split', split],
    ...(location ? [['location', formatLocation(location)] satisfies [string, string]] : []),
    ...Object.entries(metadata).map(([key, value]): [string, string] => [formatKey(key), inWords(value)]),
    ...runs.map(({ name, created, models }): [string, string] => [
      `answers of ${models.join(', ')}`,
      `${name}, ${created.slice(0, 10)}`,
    ]),
    ...notes.map((note): [string, string] => ['imagery', note]),
  ]
  return html(
    'dl',
    { class: 'reo-facts' },
    ...entries.map(([name, value]) => html('div', {}, html('dt', {}, name), html('dd', {}, value))),
  )
}

function inWords(value: MetadataValue): string {
  if (value === null) return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5))).replace('-', '−')
}
