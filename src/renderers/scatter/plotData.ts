import type { Data } from 'plotly.js-dist-min'
import { formatColour } from '../shared/colour'
import { formatCount, formatNumber, formatSigned } from '../shared/format'
import type { Theme } from '../shared/theme'
import type { Cloud, Density, Dot } from './cloud'
import type { PlotScene } from './plotScene'
import { escapeText } from './plotText'

/** Indices of the dots among the traces, and of those selected elsewhere. */
export const DOTS_TRACE = 1
export const HIGHLIGHT_TRACE = 3

/** Opacity of what is not selected while something else is. */
const STEPPED_BACK = 0.35

const NOTHING: Data = { type: 'scatter', x: [], y: [], hoverinfo: 'skip' }

/** Light to dark on light paper, dark to light on dark paper, so that many always stands out. */
const DENSITY_COLOURS = {
  light: ['#d3e3f3', '#8fc1de', '#4592c6', '#1a5fa5', '#08306b'],
  dark: ['#1d3b5c', '#2167a5', '#4a9bd0', '#9bcbe8', '#eaf5ff'],
} as const

/** Plotly's traces for a scene: counts and dots, and those selected elsewhere on top; the 1:1 line is a shape. */
export function plotData(scene: PlotScene, theme: Theme): Data[] {
  const { cloud, highlight } = scene
  const [blue, muted, orange] = [theme.blue, theme.muted, theme.orange].map(formatColour)
  if (highlight === undefined) {
    return [...layerOf(cloud, scene, theme, { colour: blue, brushed: orange }), NOTHING, NOTHING]
  }
  const back = layerOf(cloud, scene, theme, { colour: muted, brushed: muted })
  return [
    ...back.map((trace) => ({ ...trace, opacity: STEPPED_BACK, showscale: false })),
    ...layerOf(highlight, scene, theme, { colour: orange, brushed: orange }),
  ]
}

/** Colours of dots, and of those within the brush. */
interface DotColours {
  readonly colour: string
  readonly brushed: string
}

/** Counts, then dots. */
function layerOf({ density, dots }: Cloud, scene: PlotScene, theme: Theme, colours: DotColours): Data[] {
  return [
    density ? densityTrace(density, scene, theme) : NOTHING,
    dotsTrace(dots, density !== undefined, scene, colours),
  ]
}

function dotsTrace(
  dots: readonly Dot[],
  overDensity: boolean,
  scene: PlotScene,
  { colour, brushed }: DotColours,
): Data {
  const many = overDensity ? 1 : Math.min(1, dots.length / 1500)
  const opacity = 0.75 - 0.4 * many
  return {
    type: 'scatter',
    mode: 'markers',
    x: dots.map(({ truth }) => truth),
    y: dots.map(({ predicted }) => predicted),
    customdata: dots.map(({ id }) => id),
    text: dots.map((dot) => hoverText(dot, scene)),
    hovertemplate: '%{text}<extra></extra>',
    marker: { color: colour, size: 7 - 3 * many, opacity, line: { width: 0 } },
    selected: { marker: { color: brushed, opacity: Math.min(1, opacity + 0.3) } },
    unselected: { marker: { opacity: opacity * 0.5 } },
  }
}

function hoverText({ id, truth, predicted }: Dot, { unit, digits }: PlotScene): string {
  const withUnit = (text: string) => (unit === '' ? text : `${text} ${escapeText(unit)}`)
  return [
    `<b>${escapeText(id)}</b>`,
    `true ${withUnit(formatNumber(truth, digits))}`,
    `predicted ${withUnit(formatNumber(predicted, 1))}`,
    `error ${withUnit(formatSigned(predicted - truth, 1))}`,
  ].join('<br>')
}

function densityTrace({ low, high, cells, counts }: Density, { unit }: PlotScene, theme: Theme): Data {
  const step = (high - low) / cells
  const centres = Array.from({ length: cells }, (_, cell) => low + (cell + 0.5) * step)
  const most = Math.max(1, ...counts.flat().map((count) => count ?? 0))
  const ticks = Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, power) => power)
  const colours = DENSITY_COLOURS[theme.kind]
  return {
    type: 'heatmap',
    x: centres,
    y: centres,
    z: counts.map((row) => row.map((count) => (count === null ? null : Math.log10(count)))),
    zmin: 0,
    zmax: Math.max(1, Math.log10(most)),
    text: counts.map((row, y) => row.map((count, x) => cellText(count, x, y))),
    hovertemplate: '%{text}<extra></extra>',
    hoverongaps: false,
    colorscale: colours.map((colour, index): [number, string] => [index / (colours.length - 1), colour]),
    colorbar: {
      thickness: 10,
      len: 0.9,
      outlinewidth: 0,
      tickvals: ticks,
      ticktext: ticks.map((power) => formatCount(10 ** power)),
      title: { text: 'samples', side: 'right' },
    },
  }

  function cellText(count: number | null, x: number, y: number): string {
    if (count === null) return ''
    const range = (cell: number) =>
      `${formatNumber(low + cell * step, step < 3 ? 1 : 0)}–${formatNumber(low + (cell + 1) * step, step < 3 ? 1 : 0)} ${escapeText(unit)}`
    return `<b>${formatCount(count)}</b> samples<br>true ${range(x)}<br>predicted ${range(y)}`
  }
}
