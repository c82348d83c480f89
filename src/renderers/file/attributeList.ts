import type { AttributeValue } from '../../core/dataset/hdf5/hdf5Methods'
import { html } from '../shared/dom'

/** Attributes of an object by their names; nothing where it has none. */
export function attributeList(attributes: Readonly<Record<string, AttributeValue>>): HTMLElement | undefined {
  const entries = Object.entries(attributes)
  if (entries.length === 0) return undefined
  return html(
    'details',
    { class: 'reo-file-attributes', open: true },
    html('summary', {}, 'Attributes'),
    html(
      'dl',
      { class: 'reo-facts' },
      ...entries.map(([name, value]) =>
        html('div', {}, html('dt', {}, name), html('dd', {}, inWords(value))),
      ),
    ),
  )
}

function inWords(value: AttributeValue): string {
  return typeof value === 'object' ? value.join(', ') : String(value)
}
