import { landCoverClass, landCoverLabel } from '../../core/benchmark/landCover'
import type { Imagery } from '../../core/dataset/sample'
import { CLOUD_BAND } from '../../core/imagery/clouds'
import { compositesOf, inputsOf } from '../../core/imagery/inputs'
import { type Raster, samePlace } from '../../core/imagery/raster'
import { html, setText } from '../shared/dom'
import { formatNumber, MODALITY_TITLES } from '../shared/format'
import { swatch } from '../shared/swatch'
import { type Pixel, valuesAt } from './imagery'
import { isCentre } from './patchImage'
import { spectrumFigure } from './spectrumFigure'

export interface PixelReadout {
  readonly element: HTMLElement
  show(pixel: Pixel): void
}

/** Every modality's values and the indices at one pixel, with its spectrum against those of the classes. */
export function pixelReadout(imagery: Imagery, grid: Raster): PixelReadout {
  const spectrum = spectrumFigure(imagery)
  const title = html('div', { class: 'reo-section-title' })
  const announcement = html('div', { class: 'reo-visually-hidden', 'aria-live': 'polite' })
  const values = html('div', { class: 'reo-readout-values' })

  return {
    element: html(
      'div',
      { class: 'reo-readout', role: 'group', 'aria-label': 'Pixel values' },
      title,
      announcement,
      html('div', { class: 'reo-readout-body' }, spectrum?.element, values),
    ),
    show(pixel) {
      setText(title, placeOf(pixel, grid))
      setText(announcement, `${placeOf(pixel, grid)}: ${spoken(imagery, grid, pixel)}`)
      if (imagery.s2) spectrum?.show(valuesAt(imagery.s2, grid, pixel))
      values.replaceChildren(...valueGroups(imagery, grid, pixel))
    },
  }
}

type Entry = readonly [name: string, value: string]

function placeOf(pixel: Pixel, grid: Raster): string {
  return `Row ${pixel.row + 1}, column ${pixel.column + 1}${isCentre(pixel, grid) ? ' (centre)' : ''}`
}

function valueGroups(imagery: Imagery, grid: Raster, pixel: Pixel): HTMLElement[] {
  const { s2, sar, rgb, landCover } = imagery
  const indices = indexEntries(imagery, grid, pixel)
  return [
    ...(s2 ? opticalGroups(entries(s2, grid, pixel, 3)) : []),
    ...(rgb && !s2 ? [valueGroup(MODALITY_TITLES.rgb, '0–1', entries(rgb, grid, pixel, 3))] : []),
    ...(indices.length > 0 ? [valueGroup('Indices', '', indices)] : []),
    ...(sar ? [valueGroup(MODALITY_TITLES.sar, 'dB', entries(sar, grid, pixel, 1))] : []),
    ...(landCover ? [landCoverValue(landCover, grid, pixel)] : []),
  ]
}

/** Reflectances, and the cloud that may hide them. */
function opticalGroups(all: readonly Entry[]): HTMLElement[] {
  const cloud = all.filter(([name]) => name === CLOUD_BAND)
  return [
    valueGroup(
      MODALITY_TITLES.s2,
      'reflectance',
      all.filter((entry) => !cloud.includes(entry)),
    ),
    ...(cloud.length > 0 ? [valueGroup('Cloud', '0–1', cloud)] : []),
  ]
}

/** Every index that the bands allow, at one pixel. */
function indexEntries(imagery: Imagery, grid: Raster, { row, column }: Pixel): readonly Entry[] {
  const place = row * grid.width + column
  return compositesOf(imagery).flatMap((composite): Entry[] => {
    if (composite.kind !== 'index' && composite.kind !== 'radar-index') return []
    const values = inputsOf(imagery, composite)?.map((band) => band.values[samePlace(place, grid, band)])
    const value = composite.index(...(values ?? []))
    return [[composite.title, Number.isNaN(value) ? 'no data' : formatNumber(value, 2)]]
  })
}

function entries(raster: Raster, grid: Raster, pixel: Pixel, digits: number): readonly Entry[] {
  const values = valuesAt(raster, grid, pixel)
  return raster.bands.map((band, index) => [
    band,
    Number.isNaN(values[index]) ? 'no data' : formatNumber(values[index], digits),
  ])
}

function valueGroup(title: string, unit: string, values: readonly Entry[]): HTMLElement {
  return html(
    'div',
    { class: values.length > 5 ? 'reo-value-wide' : 'reo-value-narrow' },
    html('div', { class: 'reo-value-title' }, title, html('span', { class: 'reo-muted' }, ` ${unit}`)),
    html(
      'dl',
      { class: 'reo-values' },
      ...values.map(([name, value]) => html('div', {}, html('dt', {}, name), html('dd', {}, value))),
    ),
  )
}

function landCoverValue(raster: Raster, grid: Raster, pixel: Pixel): HTMLElement {
  const [code] = valuesAt(raster, grid, pixel)
  return html(
    'div',
    {},
    html('div', { class: 'reo-value-title' }, MODALITY_TITLES.landCover),
    html(
      'div',
      { class: 'reo-value-line' },
      ...(Number.isNaN(code)
        ? ['no data']
        : [swatch(landCoverClass(code)?.colour), `${landCoverLabel(code)} (${code})`]),
    ),
  )
}

function spoken(imagery: Imagery, grid: Raster, pixel: Pixel): string {
  const rasters = [imagery.s2 ?? imagery.rgb, imagery.sar].filter((raster) => raster !== undefined)
  const values = rasters.flatMap((raster) => entries(raster, grid, pixel, raster === imagery.sar ? 1 : 3))
  const cover = imagery.landCover && landCoverLabel(valuesAt(imagery.landCover, grid, pixel)[0])
  const all = [...values, ...indexEntries(imagery, grid, pixel)].map((entry) => entry.join(' '))
  return [...all, cover].filter(Boolean).join(', ')
}
