import { landCoverLabel } from '../../core/benchmark/landCover'
import type { ImageDescription, ViewedPixel } from '../../core/dataset/look/viewedImage'
import { messageOf } from '../../core/errors'
import type { ImageName } from '../../protocol/fileViews'
import { html, setText } from '../shared/dom'
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
  let wanted: { pixel: ImagePixel; image: ImageName; areClasses: boolean } | undefined
  let isAsking = false

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
    setText(announcement, `${title.textContent}: ${entries.map((entry) => entry.join(' ')).join(', ')}`)
  }

  /** Asks for one pixel at a time: those that the pointer has left meanwhile are passed over. */
  async function askOn(): Promise<void> {
    isAsking = true
    for (let now = wanted; now !== undefined; now = wanted === now ? undefined : wanted) {
      const { column, row } = now.pixel
      try {
        const pixel = await channel.ask({ kind: 'pixel', image: now.image, column, row })
        if (wanted === now) fill(pixel, now.areClasses)
      } catch (thrown) {
        if (wanted === now) body.replaceChildren(messageOf(thrown))
      }
    }
    isAsking = false
  }

  return {
    element: html(
      'section',
      { class: 'reo-readout', 'aria-label': 'Pixel values' },
      title,
      announcement,
      body,
    ),
    show(pixel, image, areClasses) {
      setText(title, `Row ${pixel.row + 1}, column ${pixel.column + 1}`)
      wanted = { pixel, image, areClasses }
      if (!isAsking) void askOn()
    },
  }
}

function formatValue(value: number): string {
  return (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(8)))).replace('-', '−')
}
