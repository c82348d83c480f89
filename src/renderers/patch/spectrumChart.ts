import type { BandStatistics } from '../../core/imagery/spectra'
import { gridLine, tick } from '../shared/axes'
import { svg } from '../shared/dom'
import { formatNumber } from '../shared/format'

/** A band's place in a spectrum. */
export interface SpectrumBand {
  readonly name: string
  /** Nanometres. */
  readonly wavelength: number
}

/** A mean spectrum with its spread. */
export interface SpectrumCurve {
  readonly title: string
  /** As `#rrggbb`; the figure's own grey when absent. */
  readonly colour?: string
  /** By band. */
  readonly values: readonly BandStatistics[]
}

/** What a chart shows; reflectances may be NaN. */
export interface Spectrum {
  /** By wavelength. */
  readonly bands: readonly SpectrumBand[]
  readonly curves: readonly SpectrumCurve[]
  /** By band. */
  readonly pixel: readonly number[]
}

type Place = readonly [x: number, y: number]

const WIDTH = 360
const HEIGHT = 176
const PLOT = { left: 38, right: 350, top: 10, bottom: 138 }

/** Nanometres; a logarithmic axis gives the ten bands below 1 µm the room they need. */
const AXIS = { low: 420, high: 2350, ticks: [500, 700, 1000, 1500, 2000] }

/** A pixel's spectrum over the means and standard deviations of its patch and classes, as a picture of fixed shape. */
export function spectrumChart(spectrum: Spectrum): SVGSVGElement {
  const { bands, curves, pixel } = spectrum
  const top = topOf(spectrum)
  const x = bands.map(({ wavelength }) => acrossOf(wavelength))
  const y = (reflectance: number) =>
    PLOT.bottom - (Math.min(top, Math.max(0, reflectance)) / top) * (PLOT.bottom - PLOT.top)
  const places = (values: readonly number[]) => values.map((value, band): Place => [x[band], y(value)])

  return svg(
    'svg',
    {
      class: 'reo-spectrum',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
      'aria-label': inWords(spectrum),
    },
    ...[0, 0.25, 0.5, 0.75, 1].map((part) => gridLine(PLOT, y(part * top), formatNumber(part * top, 2))),
    ...AXIS.ticks.map((wavelength) => tick(PLOT, acrossOf(wavelength), String(wavelength))),
    svg(
      'text',
      { class: 'reo-axis-title', x: (PLOT.left + PLOT.right) / 2, y: HEIGHT - 4 },
      'Wavelength (nm, logarithmic)',
    ),
    ...curves.map(({ colour, values }) => {
      const upper = places(values.map(({ mean, deviation }) => mean + deviation))
      const lower = places(values.map(({ mean, deviation }) => mean - deviation))
      return svg('path', { class: 'reo-spectrum-spread', d: area(upper, lower), style: coloured(colour) })
    }),
    ...curves.flatMap(({ title, colour, values }) => {
      const d = line(places(values.map(({ mean }) => mean)))
      return [
        colour !== undefined && svg('path', { class: 'reo-spectrum-edge', d }),
        svg('path', { class: 'reo-spectrum-mean', d, style: coloured(colour) }, svg('title', {}, title)),
      ].filter((part) => part !== false)
    }),
    svg('path', { class: 'reo-spectrum-pixel', d: line(places(pixel)) }),
    ...places(pixel).flatMap(([across, up], index) => {
      if (!Number.isFinite(up)) return []
      const { name, wavelength } = bands[index]
      const words = `${name}, ${wavelength} nm: ${formatNumber(pixel[index], 4)}`
      return [svg('circle', { class: 'reo-spectrum-dot', cx: across, cy: up, r: 3 }, svg('title', {}, words))]
    }),
  )
}

function acrossOf(wavelength: number): number {
  const part = Math.log(wavelength / AXIS.low) / Math.log(AXIS.high / AXIS.low)
  return PLOT.left + part * (PLOT.right - PLOT.left)
}

/** The least of 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.2 … that nothing shown is above. */
function topOf({ curves, pixel }: Spectrum): number {
  const ends = curves.flatMap(({ values }) =>
    values.flatMap(({ mean, deviation }) => [mean, mean + deviation]),
  )
  const highest = Math.max(0, ...[...pixel, ...ends].filter(Number.isFinite))
  return highest <= 0.1 ? 0.1 : Math.ceil(highest / 0.2 - 1e-9) * 0.2
}

function coloured(colour: string | undefined): Record<string, string> | undefined {
  return colour === undefined ? undefined : { '--reo-curve': colour }
}

function line(places: readonly Place[]): string {
  return places
    .filter(isKnown)
    .map((place, index) => `${index === 0 ? 'M' : 'L'}${written(place)}`)
    .join('')
}

function area(upper: readonly Place[], lower: readonly Place[]): string {
  const corners = [...upper, ...[...lower].reverse()].filter(isKnown)
  return corners.length === 0 ? '' : `M${corners.map(written).join('L')}Z`
}

function isKnown(place: Place): boolean {
  return place.every(Number.isFinite)
}

function written([x, y]: Place): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}

function inWords({ bands, curves, pixel }: Spectrum): string {
  const values = bands.map(({ name }, band) => {
    const means = curves.map(({ title, values }) => `${title} ${formatNumber(values[band].mean, 3)}`)
    return [`${name} ${formatNumber(pixel[band], 3)}`, ...means].join(', ')
  })
  return `Reflectance by wavelength, this pixel and means: ${values.join('; ')}`
}
