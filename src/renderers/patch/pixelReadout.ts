import { landCoverClass, landCoverLabel } from '../../core/benchmark/landCover'
import type { Imagery } from '../../core/dataset/sample'
import { SENTINEL2_WAVELENGTHS } from '../../core/imagery/bands'
import { normalisedDifference } from '../../core/imagery/composites'
import type { Raster } from '../../core/imagery/raster'
import { html } from '../shared/dom'
import { formatNumber, MODALITY_TITLES } from '../shared/format'
import { swatch } from '../shared/swatch'
import { bandStatistics, type Pixel, valuesAt } from './imagery'
import { isCentre } from './patchImage'
import { spectrumChart, type SpectrumPoint } from './spectrumChart'

const WAVELENGTHS: Readonly<Record<string, number | undefined>> = SENTINEL2_WAVELENGTHS

export interface PixelReadout {
  readonly element: HTMLElement
  show(pixel: Pixel): void
}

/** Every modality's values at one pixel, with its spectrum against the mean of the patch. */
export function pixelReadout(imagery: Imagery, grid: Raster): PixelReadout {
  const statistics = imagery.s2 && bandStatistics(imagery.s2)
  const title = html('div', { class: 'reo-section-title' })
  const announcement = html('div', { class: 'reo-visually-hidden', 'aria-live': 'polite' })
  const body = html('div', { class: 'reo-readout-body' })

  return {
    element: html(
      'section',
      { class: 'reo-readout', 'aria-label': 'Pixel values' },
      title,
      announcement,
      body,
    ),
    show(pixel) {
      title.textContent = placeOf(pixel, grid)
      announcement.textContent = `${placeOf(pixel, grid)}: ${spoken(imagery, grid, pixel)}`
      body.replaceChildren(
        ...(imagery.s2 && statistics ? opticalValues(imagery.s2, grid, pixel, statistics) : []),
        ...(imagery.rgb && !imagery.s2
          ? [valueGroup(MODALITY_TITLES.rgb, '0–1', entries(imagery.rgb, grid, pixel, 3))]
          : []),
        ...(imagery.sar ? [valueGroup(MODALITY_TITLES.sar, 'dB', entries(imagery.sar, grid, pixel, 1))] : []),
        ...(imagery.landCover ? [landCoverValue(imagery.landCover, grid, pixel)] : []),
      )
    },
  }
}

type Entry = readonly [name: string, value: string]

function placeOf(pixel: Pixel, grid: Raster): string {
  return `Row ${pixel.row + 1}, column ${pixel.column + 1}${isCentre(pixel, grid) ? ' (centre)' : ''}`
}

function opticalValues(
  raster: Raster,
  grid: Raster,
  pixel: Pixel,
  statistics: ReturnType<typeof bandStatistics>,
): HTMLElement[] {
  const values = valuesAt(raster, grid, pixel)
  const points = raster.bands.flatMap((band, index): SpectrumPoint[] => {
    const wavelength = WAVELENGTHS[band]
    return wavelength === undefined ? [] : [{ band, wavelength, pixel: values[index], ...statistics[index] }]
  })
  const ndvi = normalisedDifference(values[raster.bands.indexOf('B08')], values[raster.bands.indexOf('B04')])
  const shown = entries(raster, grid, pixel, 3)
  return [
    ...(points.length > 1
      ? [html('div', { class: 'reo-spectrum-frame' }, spectrumKey(), spectrumChart(points))]
      : []),
    valueGroup(
      MODALITY_TITLES.s2,
      'reflectance',
      shown,
      Number.isNaN(ndvi) ? undefined : `NDVI ${formatNumber(ndvi, 2)}`,
    ),
  ]
}

function spectrumKey(): HTMLElement {
  return html(
    'div',
    { class: 'reo-key', 'aria-hidden': 'true' },
    html('span', { class: 'reo-key-pixel' }, 'this pixel'),
    html('span', { class: 'reo-key-mean' }, 'patch mean ± standard deviation'),
  )
}

function entries(raster: Raster, grid: Raster, pixel: Pixel, digits: number): readonly Entry[] {
  const values = valuesAt(raster, grid, pixel)
  return raster.bands.map((band, index) => [
    band,
    Number.isNaN(values[index]) ? 'no data' : formatNumber(values[index], digits),
  ])
}

function valueGroup(title: string, unit: string, values: readonly Entry[], note?: string): HTMLElement {
  return html(
    'div',
    { class: values.length > 4 ? 'reo-value-wide' : 'reo-value-narrow' },
    html(
      'div',
      { class: 'reo-value-title' },
      title,
      html('span', { class: 'reo-muted' }, ` ${unit}`),
      note !== undefined && html('span', { class: 'reo-value-note' }, note),
    ),
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
  return [...values.map((entry) => entry.join(' ')), cover].filter(Boolean).join(', ')
}
