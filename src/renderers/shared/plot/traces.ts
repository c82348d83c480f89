import type { Data } from 'plotly.js-dist-min'
import { formatCount } from '../format'
import type { Theme } from '../theme'
import type { Cloud, Density, Dot } from './cloud'
import { axisName } from './layout'

/** A trace that draws nothing, in the place of one that may come. */
export const NOTHING: Data = { type: 'scatter', x: [], y: [], hoverinfo: 'skip' }

/** Light to dark on light paper, dark to light on dark paper, so that many always stands out. */
const DENSITY_COLOURS = {
  light: ['#d3e3f3', '#8fc1de', '#4592c6', '#1a5fa5', '#08306b'],
  dark: ['#1d3b5c', '#2167a5', '#4a9bd0', '#9bcbe8', '#eaf5ff'],
} as const

/** How a cloud is drawn. */
export interface CloudStyle {
  readonly theme: Theme
  readonly colour: string
  /** Of dots within the brush. */
  readonly brushed: string
  /** Number of the axes that it is drawn on, from 1. */
  readonly panel?: number
  /** Whether a scale beside the plot tells the counts. */
  readonly showScale?: boolean
  hoverOf(dot: Dot): string
  /** Ranges of a cell in words, a line an axis. */
  cellOf(cell: Pick<Density, 'x' | 'y'>): string
}

/** Counts, then dots. */
export function cloudTraces({ density, dots }: Cloud, style: CloudStyle): readonly [Data, Data] {
  return [density ? densityTrace(density, style) : NOTHING, dotsTrace(dots, density !== undefined, style)]
}

function dotsTrace(
  dots: readonly Dot[],
  overDensity: boolean,
  { colour, brushed, hoverOf, panel = 1 }: CloudStyle,
): Data {
  const many = overDensity ? 1 : Math.min(1, dots.length / 1500)
  const opacity = 0.75 - 0.4 * many
  return {
    type: 'scatter',
    mode: 'markers',
    xaxis: axisName('x', panel),
    yaxis: axisName('y', panel),
    x: dots.map(({ x }) => x),
    y: dots.map(({ y }) => y),
    customdata: dots.map(({ id }) => id),
    text: dots.map(hoverOf),
    hovertemplate: '%{text}<extra></extra>',
    marker: { color: colour, size: 7 - 3 * many, opacity, line: { width: 0 } },
    selected: { marker: { color: brushed, opacity: Math.min(1, opacity + 0.3) } },
    unselected: { marker: { opacity: opacity * 0.5 } },
  }
}

function densityTrace(
  { x, y, counts }: Density,
  { theme, cellOf, panel = 1, showScale = true }: CloudStyle,
): Data {
  const rows = counts.length
  const columns = counts[0]?.length ?? 0
  const edge = ([low, high]: readonly [number, number], cell: number, cells: number) =>
    low + (cell / cells) * (high - low)
  const most = Math.max(1, ...counts.map((row) => Math.max(...row.map((count) => count ?? 0))))
  const ticks = Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, power) => power)
  const colours = DENSITY_COLOURS[theme.kind]
  return {
    type: 'heatmap',
    xaxis: axisName('x', panel),
    yaxis: axisName('y', panel),
    x: Array.from({ length: columns }, (_, cell) => edge(x, cell + 0.5, columns)),
    y: Array.from({ length: rows }, (_, cell) => edge(y, cell + 0.5, rows)),
    z: counts.map((row) => row.map((count) => (count === null ? null : Math.log10(count)))),
    zmin: 0,
    zmax: Math.max(1, Math.log10(most)),
    text: counts.map((row, up) =>
      row.map((count, across) => {
        if (count === null) return ''
        const cell = {
          x: [edge(x, across, columns), edge(x, across + 1, columns)],
          y: [edge(y, up, rows), edge(y, up + 1, rows)],
        } as const
        return `<b>${formatCount(count)}</b> samples<br>${cellOf(cell)}`
      }),
    ),
    hovertemplate: '%{text}<extra></extra>',
    hoverongaps: false,
    colorscale: colours.map((colour, index): [number, string] => [index / (colours.length - 1), colour]),
    showscale: showScale,
    colorbar: {
      thickness: 10,
      len: 0.9,
      outlinewidth: 0,
      tickvals: ticks,
      ticktext: ticks.map((power) => formatCount(10 ** power)),
      title: { text: 'samples', side: 'right' },
    },
  }
}

export interface LineStyle {
  readonly colour: string
  readonly width: number
  readonly dash?: 'solid' | 'dash' | 'dot'
  /** Number of the axes that it is drawn on, from 1. */
  readonly panel?: number
  /** What is told of each point; nothing when absent. */
  readonly hover?: readonly string[]
}

/** A line through points, with gaps where one is no number. */
export function lineTrace(
  points: readonly (readonly [x: number, y: number])[],
  { colour, width, dash = 'solid', panel = 1, hover }: LineStyle,
): Data {
  return {
    type: 'scatter',
    mode: 'lines',
    xaxis: axisName('x', panel),
    yaxis: axisName('y', panel),
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    line: { color: colour, width, dash },
    ...(hover === undefined
      ? { hoverinfo: 'skip' }
      : { text: [...hover], hovertemplate: '%{text}<extra></extra>' }),
  }
}

/** The area between two ends along an axis; it takes no part in pointing. */
export function bandTrace(
  points: readonly { readonly x: number; readonly low: number; readonly high: number }[],
  colour: string,
): Data {
  const back = points.toReversed()
  return {
    type: 'scatter',
    mode: 'lines',
    x: [...points.map(({ x }) => x), ...back.map(({ x }) => x)],
    y: [...points.map(({ low }) => low), ...back.map(({ high }) => high)],
    line: { width: 0 },
    fill: 'toself',
    fillcolor: colour,
    hoverinfo: 'skip',
  }
}
