import type { Config, Data, Layout } from 'plotly.js-dist-min'
import { formatColour } from '../shared/colour'
import { formatCount, formatNumber, formatSigned, lowerFirst } from '../shared/format'
import type { Theme } from '../shared/theme'
import type { Cloud, Density, Dot, Ranges } from './cloud'

/** What the plot shows, apart from the theme. */
export interface PlotScene {
  /** Changes when another series is shown; zoom is kept while it stays. */
  readonly series: string
  readonly quantity: string
  readonly unit: string
  readonly digits: number
  readonly limits: readonly [low: number, high: number]
  readonly cloud: Cloud
  readonly selection: Ranges | undefined
}

/** Index of the dots among the traces. */
export const DOTS_TRACE = 1

/** Light to dark on light paper, dark to light on dark paper, so that many always stands out. */
const DENSITY_COLOURS = {
  light: ['#d3e3f3', '#8fc1de', '#4592c6', '#1a5fa5', '#08306b'],
  dark: ['#1d3b5c', '#2167a5', '#4a9bd0', '#9bcbe8', '#eaf5ff'],
} as const

export const PLOT_CONFIG: Partial<Config> = {
  displaylogo: false,
  displayModeBar: true,
  modeBarButtons: [['select2d', 'zoom2d', 'pan2d', 'resetScale2d']],
  responsive: true,
  scrollZoom: false,
  showTips: false,
  doubleClick: 'reset',
}

/** Plotly's traces for a scene: counts, dots and nothing else; the 1:1 line is a shape. */
export function plotData(scene: PlotScene, theme: Theme): Data[] {
  const { density, dots } = scene.cloud
  return [
    density ? densityTrace(density, scene, theme) : { type: 'scatter', x: [], y: [], hoverinfo: 'skip' },
    dotsTrace(dots, scene, theme),
  ]
}

/** Plotly's layout for a scene: equal axes, a 1:1 line, brushing by default, and the theme's colours. */
export function plotLayout(scene: PlotScene, theme: Theme): Partial<Layout> {
  const { limits, quantity, unit } = scene
  const margin = (limits[1] - limits[0]) * 0.03
  const range: [number, number] = [limits[0] - margin, limits[1] + margin]
  const named = `${escapeText(lowerFirst(quantity))}${unit === '' ? '' : ` (${escapeText(unit)})`}`
  const axis = {
    range,
    constrain: 'domain' as const,
    gridcolor: formatColour(theme.grid),
    linecolor: formatColour(theme.grid),
    zeroline: false,
    showline: true,
    ticks: 'outside' as const,
    tickcolor: formatColour(theme.grid),
    nticks: 7,
    separatethousands: true,
  }
  return {
    autosize: true,
    margin: { l: 58, r: scene.cloud.density ? 62 : 14, t: 30, b: 50 },
    paper_bgcolor: 'rgba(0, 0, 0, 0)',
    plot_bgcolor: 'rgba(0, 0, 0, 0)',
    font: { family: theme.font, size: 12, color: formatColour(theme.foreground) },
    modebar: {
      bgcolor: 'rgba(0, 0, 0, 0)',
      color: formatColour(theme.muted),
      activecolor: formatColour(theme.blue),
    },
    hoverlabel: {
      bgcolor: formatColour(theme.widget),
      bordercolor: formatColour(theme.muted),
      font: { family: theme.font, size: 12, color: formatColour(theme.foreground) },
      align: 'left',
    },
    showlegend: false,
    hovermode: 'closest',
    dragmode: 'select',
    uirevision: scene.series,
    selectionrevision: JSON.stringify(scene.selection ?? null),
    xaxis: { ...axis, title: { text: `True ${named}`, standoff: 8 } },
    yaxis: {
      ...axis,
      scaleanchor: 'x',
      scaleratio: 1,
      title: { text: `Predicted ${named}`, standoff: 8 },
    },
    shapes: [
      {
        type: 'line',
        x0: range[0],
        y0: range[0],
        x1: range[1],
        y1: range[1],
        layer: scene.cloud.density ? 'above' : 'below',
        line: { color: formatColour(theme.muted), width: 1.25, dash: 'dash' },
      },
    ],
    annotations: [
      {
        text: '1:1',
        x: limits[1],
        y: limits[1],
        showarrow: false,
        xanchor: 'right',
        yanchor: 'bottom',
        xshift: -10,
        font: { color: formatColour(theme.muted), size: 11 },
      },
    ],
    newselection: {
      mode: 'immediate',
      line: { color: formatColour(theme.foreground), width: 1.5, dash: 'solid' },
    },
    activeselection: { fillcolor: formatColour(theme.foreground), opacity: 0.06 },
    selections: scene.selection ? [selectionBox(scene.selection, range, theme)] : [],
  }
}

function dotsTrace(dots: readonly Dot[], scene: PlotScene, theme: Theme): Data {
  const many = scene.cloud.density ? 1 : Math.min(1, dots.length / 1500)
  const opacity = 0.75 - 0.4 * many
  return {
    type: 'scatter',
    mode: 'markers',
    x: dots.map(({ truth }) => truth),
    y: dots.map(({ predicted }) => predicted),
    text: dots.map((dot) => hoverText(dot, scene)),
    hovertemplate: '%{text}<extra></extra>',
    marker: { color: formatColour(theme.blue), size: 7 - 3 * many, opacity, line: { width: 0 } },
    selected: { marker: { color: formatColour(theme.orange), opacity: Math.min(1, opacity + 0.3) } },
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

function selectionBox({ truth, predicted }: Ranges, [low, high]: readonly number[], theme: Theme) {
  const clip = (value: number) => Math.min(high, Math.max(low, value))
  return {
    type: 'rect' as const,
    xref: 'x' as const,
    yref: 'y' as const,
    x0: clip(truth[0]),
    x1: clip(truth[1]),
    y0: clip(predicted[0]),
    y1: clip(predicted[1]),
    line: { color: formatColour(theme.foreground), width: 1.5, dash: 'solid' as const },
  }
}

/** Plotly reads a few tags and entities in text: data must not. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
