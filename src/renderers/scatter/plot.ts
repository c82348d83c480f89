import { currentTheme } from '../shared/theme'
import type { Ranges } from './cloud'
import { plotData } from './plotData'
import { PLOT_CONFIG, plotLayout } from './plotLayout'
import type { PlotScene } from './plotScene'

/** The plotting library as the scatter figure sees it. */
export interface Plot {
  /** Draws a scene in the theme of the moment, in place of an earlier one. */
  draw(scene: PlotScene): Promise<void>
  /** Frees everything; the place is left empty. */
  dispose(): void
}

export interface PlotHandlers {
  /** A rectangle was drawn, or undefined when it was taken away. */
  brushed(ranges: Ranges | undefined): void
  /** The dot of a sample was clicked. */
  clicked(sample: string): void
}

/** Loads the plotting library, a chunk of its own, and prepares a place of fixed size for it. */
export async function openPlot(place: HTMLElement, handlers: PlotHandlers): Promise<Plot> {
  const { default: Plotly } = await import('plotly.js-dist-min')
  const chart = document.createElement('div')
  chart.className = 'reo-plot-chart'
  place.replaceChildren(chart)
  const graph = await Plotly.newPlot(chart, [], {}, PLOT_CONFIG)
  let drawing = false

  graph.on('plotly_selected', (event) => {
    const range = event?.range
    if (drawing || range === undefined) return
    handlers.brushed({ truth: ordered(range.x), predicted: ordered(range.y) })
  })
  graph.on('plotly_deselect', () => {
    if (!drawing) handlers.brushed(undefined)
  })
  graph.on('plotly_click', ({ points }) => {
    const dot = points.find(({ customdata }) => typeof customdata === 'string')
    if (typeof dot?.customdata === 'string') handlers.clicked(dot.customdata)
  })

  return {
    async draw(scene) {
      drawing = true
      const theme = currentTheme()
      await Plotly.react(chart, plotData(scene, theme), plotLayout(scene, theme), PLOT_CONFIG)
      drawing = false
    },
    dispose() {
      Plotly.purge(chart)
      chart.remove()
    },
  }
}

function ordered([first, second]: readonly number[]): [number, number] {
  return first <= second ? [first, second] : [second, first]
}
