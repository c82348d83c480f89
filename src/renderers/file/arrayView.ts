import type { ArrayView } from '../../core/dataset/look/lookAtHdf5'
import type { ImageDescription } from '../../core/dataset/look/viewedImage'
import { html } from '../shared/dom'
import { formatCount, formatShare } from '../shared/format'
import { notice } from '../shared/notice'
import { attributeList } from './attributeList'
import type { FileChannel } from './fileChannel'
import { imageView } from './imageView'
import type { KeptState } from '../shared/keptState'

/** An array of an HDF5 file: as an image where it is one, with its first values, statistics and attributes. */
export function arrayView(
  path: string,
  view: ArrayView & { readonly image?: ImageDescription },
  channel: FileChannel,
  state: KeptState,
): HTMLElement {
  const { description, attributes, firstValues, image } = view
  return html(
    'div',
    { class: 'reo-file-array-view' },
    html('div', { class: 'reo-title', role: 'heading', 'aria-level': '2' }, path),
    description.unreadable !== undefined && notice('info', `The array ${description.unreadable}.`),
    image && imageView(image, { array: path, index: 0 }, channel, state),
    facts(view),
    firstValues.length > 0 &&
      html(
        'section',
        { 'aria-label': 'First values' },
        html('div', { class: 'reo-section-title' }, 'First values'),
        html('div', { class: 'reo-file-values' }, firstValues.join(', ')),
      ),
    attributeList(attributes),
  )
}

function facts({ description, statistics, counted }: ArrayView): HTMLElement {
  const { shape, typeName, chunks, filters } = description
  const total = shape.reduce((product, length) => product * length, 1)
  const entries: [string, string][] = [
    ['shape', shape.length === 0 ? 'a single value' : shape.join(' × ')],
    ['type', typeName],
    ['chunks', chunks === undefined ? 'none, in one piece' : chunks.join(' × ')],
    ...(filters.length === 0 ? [] : [['filters', filters.join(', ')] satisfies [string, string]]),
  ]
  if (statistics !== undefined) {
    const part = counted < total ? ` of the first ${formatCount(counted)} values` : ''
    for (const [name, value] of Object.entries({
      minimum: statistics.min,
      mean: statistics.mean,
      maximum: statistics.max,
    })) {
      const text = value === null ? '–' : String(Number(value.toPrecision(6))).replace('-', '−')
      entries.push([name + part, text])
    }
    if (statistics.nodataShare > 0) entries.push(['not a number', formatShare(statistics.nodataShare)])
  }
  return html(
    'dl',
    { class: 'reo-facts' },
    ...entries.map(([name, value]) => html('div', {}, html('dt', {}, name), html('dd', {}, value))),
  )
}
