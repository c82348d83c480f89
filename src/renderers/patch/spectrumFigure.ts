import { landCoverClass, landCoverLabel } from '../../core/benchmark/landCover'
import type { Imagery } from '../../core/dataset/sample'
import { SENTINEL2_WAVELENGTHS } from '../../core/imagery/bands'
import type { Raster } from '../../core/imagery/raster'
import { bandStatistics, classSpectra } from '../../core/imagery/spectra'
import { html } from '../shared/dom'
import { swatch } from '../shared/swatch'
import { type SpectrumBand, spectrumChart, type SpectrumCurve } from './spectrumChart'

const WAVELENGTHS: Readonly<Record<string, number | undefined>> = SENTINEL2_WAVELENGTHS

/** Curves of the most frequent classes that are drawn: more would hide each other. */
const MOST_CLASSES = 4

export interface SpectrumFigure {
  readonly element: HTMLElement
  /** @param values of the pixel, by band of the Sentinel-2 raster */
  show(values: readonly number[]): void
}

/** The pixel's spectrum over that of each land-cover class, or of the patch; nothing with fewer than two bands. */
export function spectrumFigure({ s2, landCover }: Imagery): SpectrumFigure | undefined {
  if (s2 === undefined) return undefined
  const indexes = s2.bands
    .flatMap((name, index) => (WAVELENGTHS[name] === undefined ? [] : [index]))
    .sort((a, b) => wavelengthOf(s2.bands[a]) - wavelengthOf(s2.bands[b]))
  if (indexes.length < 2) return undefined
  const bands = indexes.map((index): SpectrumBand => {
    const name = s2.bands[index]
    return { name, wavelength: wavelengthOf(name) }
  })
  const spectra = landCover ? classSpectra(s2, landCover) : []
  const classes = spectra.slice(0, MOST_CLASSES).map(({ code, bands: values }): SpectrumCurve => ({
    title: landCoverLabel(code),
    colour: landCoverClass(code)?.colour,
    values: indexes.map((index) => values[index]),
  }))
  const curves = classes.length === 1 ? classes : [...classes, patchMean(s2, indexes, classes.length === 0)]
  const place = html('div', {})
  return {
    element: html('div', { class: 'reo-spectrum-frame' }, keyOf(classes, spectra.length), place),
    show(values) {
      place.replaceChildren(spectrumChart({ bands, curves, pixel: indexes.map((index) => values[index]) }))
    },
  }
}

/** @param withSpread whether its standard deviation is drawn, too: among classes it would hide theirs */
function patchMean(s2: Raster, indexes: readonly number[], withSpread: boolean): SpectrumCurve {
  const all = bandStatistics(s2)
  const values = indexes.map((index) => all[index])
  return {
    title: 'patch mean',
    values: withSpread ? values : values.map(({ mean }) => ({ mean, deviation: Number.NaN })),
  }
}

function wavelengthOf(band: string): number {
  return WAVELENGTHS[band] ?? Number.NaN
}

function keyOf(classes: readonly SpectrumCurve[], all: number): HTMLElement {
  const rest = all - classes.length
  return html(
    'div',
    { class: 'reo-key', 'aria-hidden': 'true' },
    html('span', { class: 'reo-key-pixel' }, 'this pixel'),
    ...classes.map(({ title, colour }) => html('span', { class: 'reo-key-class' }, swatch(colour), title)),
    classes.length !== 1 && html('span', { class: 'reo-key-mean' }, 'patch mean'),
    html('span', {}, classes.length > 1 ? 'means ± standard deviation by class' : '± standard deviation'),
    rest > 0 && html('span', {}, `${rest} rarer not drawn`),
  )
}
