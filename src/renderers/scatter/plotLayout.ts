import type { Annotation, Layout, Shape } from 'plotly.js-dist-min'
import { formatColour } from '../shared/colour'
import { lowerFirst } from '../shared/format'
import { axisLayout, axisName, chartLayout, selectionBox, withMargin } from '../shared/plot/layout'
import { escapeText } from '../shared/plot/plotText'
import type { Theme } from '../shared/theme'
import { gridOf } from './facets'
import type { PlotScene, ScenePanel } from './plotScene'

/** Plotly's layout for a scene: equal axes, a 1:1 line in every panel, brushing by default, and the theme's colours. */
export function plotLayout(scene: PlotScene, theme: Theme): Partial<Layout> {
  const { limits, panels, selection } = scene
  const range = withMargin(limits)
  const selected = panels.findIndex(({ series }) => series === selection?.series) + 1
  const hasScale = panels.some(({ cloud }) => cloud.density !== undefined)
  return {
    ...chartLayout(theme),
    margin: { l: 58, r: hasScale ? 62 : 14, t: 30, b: 50 },
    uirevision: panels.map(({ series }) => series).join('\n'),
    selectionrevision: JSON.stringify(selection ?? null),
    ...axesOf(scene, range, theme),
    shapes: panels.flatMap((panel, index) => shapesOf(panel, index + 1, range, theme)),
    annotations: panels.flatMap((panel, index) => notesOf(panel, index + 1, scene, theme)),
    selections:
      selection && selected > 0 ? [selectionBox(selection, { x: range, y: range }, theme, selected)] : [],
  }
}

function axesOf({ panels, quantity, unit }: PlotScene, range: readonly [number, number], theme: Theme) {
  const inUnit = unit === '' ? '' : ` (${escapeText(unit)})`
  const named = panels.length > 1 ? inUnit : ` ${escapeText(lowerFirst(quantity))}${inUnit}`
  const grid = gridOf(panels.length)
  return Object.fromEntries(
    panels.flatMap((_, index) => {
      const { x, y, isLowest, isLeftmost } = grid.cells[index]
      const panel = index + 1
      const suffix = panel === 1 ? '' : String(panel)
      return [
        [
          `xaxis${suffix}`,
          {
            ...axisLayout(range, isLowest ? `True${named}` : '', theme),
            constrain: 'domain',
            domain: x,
            anchor: axisName('y', panel),
          },
        ],
        [
          `yaxis${suffix}`,
          {
            ...axisLayout(range, isLeftmost ? `Predicted${named}` : '', theme),
            constrain: 'domain',
            domain: y,
            scaleanchor: axisName('x', panel),
            scaleratio: 1,
            anchor: axisName('x', panel),
          },
        ],
      ]
    }),
  )
}

function shapesOf(
  { cloud, shape }: ScenePanel,
  panel: number,
  [low, high]: readonly [number, number],
  theme: Theme,
): Partial<Shape>[] {
  const line = { type: 'line', xref: axisName('x', panel), yref: axisName('y', panel) } as const
  const muted = formatColour(theme.muted)
  const onset = shape?.saturation?.onset
  return [
    {
      ...line,
      x0: low,
      y0: low,
      x1: high,
      y1: high,
      layer: cloud.density ? 'above' : 'below',
      line: { color: muted, width: 1.25, dash: 'dash' },
    },
    ...(onset === undefined
      ? []
      : [
          {
            ...line,
            x0: onset,
            y0: low,
            x1: onset,
            y1: high,
            line: { color: formatColour(theme.orange), width: 1.5, dash: 'dot' as const },
          },
        ]),
  ]
}

function notesOf(
  { title, shape }: ScenePanel,
  panel: number,
  { limits, panels }: PlotScene,
  theme: Theme,
): Partial<Annotation>[] {
  const onset = shape?.saturation?.onset
  const note = {
    xref: axisName('x', panel),
    yref: axisName('y', panel),
    showarrow: false,
    font: { color: formatColour(theme.muted), size: 11 },
  }
  return [
    ...(panels.length > 1
      ? []
      : [
          {
            ...note,
            text: '1:1',
            x: limits[1],
            y: limits[1],
            xanchor: 'right' as const,
            yanchor: 'bottom' as const,
            xshift: -10,
          },
        ]),
    ...(onset === undefined
      ? []
      : [
          {
            ...note,
            text: 'saturates',
            x: onset,
            y: limits[1],
            xanchor: 'left' as const,
            yanchor: 'top' as const,
            xshift: 3,
            font: { color: formatColour(theme.foreground), size: 11 },
          },
        ]),
    ...(panels.length < 2
      ? []
      : [
          {
            ...note,
            xref: `${axisName('x', panel)} domain`,
            yref: `${axisName('y', panel)} domain`,
            text: escapeText(title),
            x: 0,
            y: 1,
            xanchor: 'left' as const,
            yanchor: 'bottom' as const,
            font: { color: formatColour(theme.foreground), size: 12 },
          } as Partial<Annotation>,
        ]),
  ]
}
