import type { Ranges } from '../shared/plot/cloud'
import { openChart } from '../shared/plot/chart'
import { plotData } from './plotData'
import { plotLayout } from './plotLayout'
import type { PlotScene } from './plotScene'

/** The plot of predicted against true values. */
export interface Plot {
  /** Draws a scene in the theme of the moment, in place of an earlier one. */
  draw(scene: PlotScene): Promise<void>
  /** Frees everything; the place is left empty. */
  dispose(): void
}

export interface PlotHandlers {
  /** A rectangle was drawn over a series, or undefined when it was taken away. */
  brushed(ranges: Ranges | undefined, series?: string): void
  /** The dot of a sample was clicked. */
  clicked(sample: string): void
}

/** Loads the plotting library and prepares a place of fixed size for it. */
export async function openPlot(place: HTMLElement, { brushed, clicked }: PlotHandlers): Promise<Plot> {
  let panels: PlotScene['panels'] = []
  const chart = await openChart(place, {
    clicked,
    brushed: (ranges, panel) => brushed(ranges, panels.at(panel - 1)?.series),
  })
  return {
    draw(scene) {
      panels = scene.panels
      return chart.draw(
        (theme) => ({ data: () => plotData(scene, theme), layout: plotLayout(scene, theme) }),
        [
          scene.limits.join(),
          scene.shifts,
          ...panels.flatMap(({ cloud, highlight, shape }) => [cloud, highlight, shape]),
        ],
      )
    },
    dispose: () => chart.dispose(),
  }
}
