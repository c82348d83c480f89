import type { Config, Data, Layout } from 'plotly.js-dist-min'
import { currentTheme, type Theme } from '../theme'
import type { Range, Ranges } from './cloud'

/** What a chart shows, in the library's terms. */
export interface Drawing {
  data(): Data[]
  readonly layout: Partial<Layout>
}

/** The plotting library as figures see it. */
export interface Chart {
  /**
   * Draws in the theme of the moment, in place of what was drawn before.
   * @param content what is drawn, besides the selection: where it is the same as before, only the selection is changed
   */
  draw(make: (theme: Theme) => Drawing, content: readonly unknown[]): Promise<void>
  /** Frees everything; the place is left empty. */
  dispose(): void
}

export interface ChartHandlers {
  /**
   * A rectangle was drawn, or undefined when it was taken away.
   * @param panel number of the axes that it was drawn on, from 1
   */
  brushed(ranges: Ranges | undefined, panel: number): void
  /** The dot of a sample was clicked. */
  clicked(sample: string): void
}

/** A small tool bar, nothing that leads out of the notebook, and the page keeps its wheel. */
const CHART_CONFIG: Partial<Config> = {
  displaylogo: false,
  displayModeBar: true,
  modeBarButtons: [['select2d', 'zoom2d', 'pan2d', 'resetScale2d']],
  responsive: true,
  scrollZoom: false,
  showTips: false,
  doubleClick: 'reset',
}

/** Loads the plotting library, a chunk of its own, and prepares a place of fixed size for it. */
export async function openChart(place: HTMLElement, handlers: ChartHandlers): Promise<Chart> {
  const { default: Plotly } = await import('plotly.js-dist-min')
  const chart = document.createElement('div')
  chart.className = 'reo-plot-chart'
  place.replaceChildren(chart)
  const graph = await Plotly.newPlot(chart, [], {}, CHART_CONFIG)
  let drawing = false
  let size = sizeOf(chart)
  let drawn: readonly unknown[] = []

  graph.on('plotly_selected', (event) => {
    const brushed = drawing ? undefined : brushOf(event?.range)
    if (brushed !== undefined) handlers.brushed(brushed.ranges, brushed.panel)
  })
  graph.on('plotly_deselect', () => {
    if (!drawing) handlers.brushed(undefined, 1)
  })
  graph.on('plotly_click', ({ points }) => {
    const dot = points.find(({ customdata }) => typeof customdata === 'string')
    if (typeof dot?.customdata === 'string') handlers.clicked(dot.customdata)
  })

  return {
    async draw(make, content) {
      drawing = true
      const theme = currentTheme()
      const { data, layout } = make(theme)
      const next = [...content, JSON.stringify(theme), sizeOf(chart)]
      const isSame = next.length === drawn.length && next.every((part, index) => part === drawn[index])
      drawn = next
      const { selections = [], selectionrevision } = layout
      // What is selected no longer is let go of by drawing anew alone.
      if (isSame && selections.length > 0) await Plotly.relayout(chart, { selections, selectionrevision })
      else await Plotly.react(chart, data(), layout, CHART_CONFIG)
      // A chart that was taken off the page meanwhile has no size, and cannot be given one.
      if (chart.clientWidth > 0 && sizeOf(chart) !== size) Plotly.Plots.resize(chart)
      size = sizeOf(chart)
      drawing = false
    },
    dispose() {
      Plotly.purge(chart)
      chart.remove()
    },
  }
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): string {
  return `${clientWidth} ${clientHeight}`
}

/** The rectangle of an event, whose keys name the axes: x and y, or x2 and y2 and so on. */
export function brushOf(
  range: object | undefined,
): { readonly ranges: Ranges; readonly panel: number } | undefined {
  const entries: [string, unknown][] = Object.entries(range ?? {})
  const axis = (letter: string) => entries.find(([key]) => key.startsWith(letter))
  const [x, y] = [axis('x'), axis('y')]
  if (x === undefined || y === undefined || !isPair(x[1]) || !isPair(y[1])) return undefined
  return { ranges: { x: ordered(x[1]), y: ordered(y[1]) }, panel: Number(x[0].slice(1) || 1) }
}

function isPair(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'number')
}

function ordered([first, second]: readonly [number, number]): Range {
  return first <= second ? [first, second] : [second, first]
}
