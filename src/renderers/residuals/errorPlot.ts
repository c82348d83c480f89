import type { Layout } from 'plotly.js-dist-min'
import { unreachable } from '../../core/errors'
import { openChart } from '../shared/plot/chart'
import type { Ranges } from '../shared/plot/cloud'
import { chartLayout } from '../shared/plot/layout'
import type { Theme } from '../shared/theme'
import { boxDrawing } from './boxDrawing'
import { cloudDrawing } from './cloudDrawing'
import { curveDrawing } from './curveDrawing'
import type { ErrorScene } from './errorScene'

/** A scene with what its axes are called and what is selected. */
export interface PlottedErrors {
  readonly scene: ErrorScene
  readonly names: { readonly x: string; readonly unit: string }
  readonly selection: Ranges | undefined
  /** Changes when something else is shown; zoom is kept while it stays. */
  readonly shown: string
}

export interface ErrorPlot {
  /** Draws in the theme of the moment, in place of what was drawn before. */
  draw(errors: PlottedErrors): Promise<void>
  /** Frees everything; the place is left empty. */
  dispose(): void
}

export interface ErrorPlotHandlers {
  /** A rectangle was drawn, or undefined when it was taken away. */
  brushed(ranges: Ranges | undefined): void
  /** The dot of a sample was clicked. */
  clicked(sample: string): void
}

/** Loads the plotting library and prepares a place of fixed size for it. */
export async function openErrorPlot(place: HTMLElement, handlers: ErrorPlotHandlers): Promise<ErrorPlot> {
  const chart = await openChart(place, handlers)
  return {
    draw: (errors) =>
      chart.draw(
        (theme) => {
          const { data, layout } = drawingOf(errors, theme)
          return { data, layout: { ...commonLayout(errors, theme), ...layout } }
        },
        [errors.shown],
      ),
    dispose: () => chart.dispose(),
  }
}

function drawingOf(errors: PlottedErrors, theme: Theme) {
  const { scene } = errors
  switch (scene.kind) {
    case 'cloud':
      return cloudDrawing(scene, errors, theme)
    case 'boxes':
      return boxDrawing(scene, errors, theme)
    case 'curves':
      return curveDrawing(scene, errors, theme)
    default:
      return unreachable(scene)
  }
}

function commonLayout({ selection, shown }: PlottedErrors, theme: Theme): Partial<Layout> {
  return {
    ...chartLayout(theme),
    uirevision: shown,
    selectionrevision: JSON.stringify(selection ?? null),
    selections: [],
    shapes: [],
    annotations: [],
  }
}
