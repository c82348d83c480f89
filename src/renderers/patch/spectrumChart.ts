import { svg } from '../shared/dom'
import { formatNumber } from '../shared/format'

/** One band's place in a spectrum; reflectances may be NaN. */
export interface SpectrumPoint {
  readonly band: string
  /** Nanometres. */
  readonly wavelength: number
  readonly pixel: number
  readonly mean: number
  readonly deviation: number
}

const WIDTH = 360
const HEIGHT = 176
const PLOT = { left: 38, right: 350, top: 10, bottom: 138 }

/** Nanometres; a logarithmic axis gives the ten bands below 1 µm the room they need. */
const AXIS = { low: 420, high: 2350, ticks: [500, 700, 1000, 1500, 2000] }

/** A pixel's spectrum over the mean and standard deviation of its patch, as a picture of fixed shape. */
export function spectrumChart(points: readonly SpectrumPoint[]): SVGSVGElement {
  const sorted = [...points].sort((a, b) => a.wavelength - b.wavelength)
  const known = sorted
    .flatMap(({ pixel, mean, deviation }) => [pixel, mean + deviation])
    .filter(Number.isFinite)
  const top = niceCeiling(Math.max(0.1, ...known))
  const x = (wavelength: number) =>
    PLOT.left + (Math.log(wavelength / AXIS.low) / Math.log(AXIS.high / AXIS.low)) * (PLOT.right - PLOT.left)
  const y = (reflectance: number) =>
    PLOT.bottom - (Math.min(top, Math.max(0, reflectance)) / top) * (PLOT.bottom - PLOT.top)

  return svg(
    'svg',
    { class: 'reo-spectrum', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': describe(sorted) },
    ...[0, 0.25, 0.5, 0.75, 1].map((part) => horizontalLine(y(part * top), part * top)),
    ...AXIS.ticks.map((wavelength) => verticalTick(x(wavelength), wavelength)),
    svg(
      'text',
      { class: 'reo-axis-title', x: (PLOT.left + PLOT.right) / 2, y: HEIGHT - 4 },
      'Wavelength (nm, logarithmic)',
    ),
    svg('path', { class: 'reo-spectrum-spread', d: spread(sorted, x, y) }),
    svg('path', {
      class: 'reo-spectrum-mean',
      d: line(sorted, ({ wavelength, mean }) => [x(wavelength), y(mean)]),
    }),
    svg('path', {
      class: 'reo-spectrum-pixel',
      d: line(sorted, ({ wavelength, pixel }) => [x(wavelength), y(pixel)]),
    }),
    ...sorted
      .filter(({ pixel }) => Number.isFinite(pixel))
      .map(({ band, wavelength, pixel }) =>
        svg(
          'circle',
          { class: 'reo-spectrum-dot', cx: x(wavelength), cy: y(pixel), r: 3 },
          svg('title', {}, `${band}, ${wavelength} nm: ${formatNumber(pixel, 4)}`),
        ),
      ),
  )
}

type Scale = (value: number) => number

function horizontalLine(y: number, value: number): SVGElement {
  return svg(
    'g',
    {},
    svg('line', { class: 'reo-grid-line', x1: PLOT.left, x2: PLOT.right, y1: y, y2: y }),
    svg(
      'text',
      { class: 'reo-axis-value', x: PLOT.left - 6, y: y + 3.5, 'text-anchor': 'end' },
      formatNumber(value, 2),
    ),
  )
}

function verticalTick(x: number, wavelength: number): SVGElement {
  return svg(
    'g',
    {},
    svg('line', { class: 'reo-grid-line', x1: x, x2: x, y1: PLOT.bottom, y2: PLOT.bottom + 4 }),
    svg(
      'text',
      { class: 'reo-axis-value', x, y: PLOT.bottom + 16, 'text-anchor': 'middle' },
      String(wavelength),
    ),
  )
}

function line(
  points: readonly SpectrumPoint[],
  at: (point: SpectrumPoint) => readonly [number, number],
): string {
  return points
    .map(at)
    .filter((place) => place.every(Number.isFinite))
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('')
}

function spread(points: readonly SpectrumPoint[], x: Scale, y: Scale): string {
  const upper = points.map(({ wavelength, mean, deviation }) => [x(wavelength), y(mean + deviation)])
  const lower = points
    .map(({ wavelength, mean, deviation }) => [x(wavelength), y(mean - deviation)])
    .reverse()
  const corners = [...upper, ...lower].filter((place) => place.every(Number.isFinite))
  return corners.length === 0
    ? ''
    : `M${corners.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L')}Z`
}

/** The least of 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.2 … that is not below a value. */
function niceCeiling(value: number): number {
  return value <= 0.1 ? 0.1 : Math.ceil(value / 0.2 - 1e-9) * 0.2
}

function describe(points: readonly SpectrumPoint[]): string {
  const values = points.map(
    ({ band, pixel, mean }) => `${band} ${formatNumber(pixel, 3)}, mean ${formatNumber(mean, 3)}`,
  )
  return `Reflectance by wavelength, pixel and patch mean: ${values.join('; ')}`
}
