import { landCoverLabel } from '../../core/benchmark/landCover'
import type { ImageDescription, ViewedPixel } from '../../core/dataset/look/viewedImage'
import { messageOf } from '../../core/errors'
import type { ImageName } from '../../protocol/fileViews'
import { html } from '../shared/dom'
import { formatLocation } from '../shared/format'
import type { FileChannel } from './fileChannel'
import type { ImagePixel } from './imageCanvas'

export interface Readout {
  readonly element: HTMLElement
  /** Shows a pixel of an image; `areClasses` where its values are land-cover codes. */
  show(pixel: ImagePixel, image: ImageName, areClasses: boolean): void
}

/** Place and values of one pixel, in every band, at full resolution. */
export function readout({ bands, nodata }: ImageDescription, channel: FileChannel): Readout {
  const title = html('div', { class: 'reo-section-title' })
  const body = html('div', { class: 'reo-readout-body' })
  const announcement = html('div', { class: 'reo-visually-hidden', 'aria-live': 'polite' })
  let wanted = 0

  const inWords = (value: number, areClasses: boolean) =>
    Number.isNaN(value) || value === nodata
      ? 'no data'
      : areClasses
        ? `${value} ${landCoverLabel(value)}`
        : formatValue(value)

  function fill(pixel: ViewedPixel, areClasses: boolean): void {
    const place = [
      pixel.coordinates?.map(formatValue).join(', '),
      pixel.location && formatLocation(pixel.location),
    ].filter((text) => text !== undefined)
    const entries = pixel.values.map((value, band) => [
      bands[band] ?? String(band + 1),
      inWords(value, areClasses),
    ])
    body.replaceChildren(
      ...place.map((text) => html('div', { class: 'reo-file-place' }, text)),
      html(
        'dl',
        { class: areClasses ? 'reo-values reo-file-classes' : 'reo-values' },
        ...entries.map(([name, value]) => html('div', {}, html('dt', {}, name), html('dd', {}, value))),
      ),
    )
    announcement.textContent = `${title.textContent}: ${entries.map((entry) => entry.join(' ')).join(', ')}`
  }

  return {
    element: html(
      'section',
      { class: 'reo-readout', 'aria-label': 'Pixel values' },
      title,
      announcement,
      body,
    ),
    show({ column, row }, image, areClasses) {
      const request = ++wanted
      title.textContent = `Row ${row + 1}, column ${column + 1}`
      channel.ask({ kind: 'pixel', image, column, row }).then(
        (pixel) => request === wanted && fill(pixel, areClasses),
        (thrown: unknown) => request === wanted && body.replaceChildren(messageOf(thrown)),
      )
    },
  }
}

function formatValue(value: number): string {
  return (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(8)))).replace('-', '−')
}
