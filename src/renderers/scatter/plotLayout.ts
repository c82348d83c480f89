import type { Config, Layout } from 'plotly.js-dist-min'
import { formatColour } from '../shared/colour'
import { lowerFirst } from '../shared/format'
import type { Theme } from '../shared/theme'
import type { Ranges } from './cloud'
import type { PlotScene } from './plotScene'
import { escapeText } from './plotText'

/** A small tool bar, nothing that leads out of the notebook, and the page keeps its wheel. */
export const PLOT_CONFIG: Partial<Config> = {
  displaylogo: false,
  displayModeBar: true,
  modeBarButtons: [['select2d', 'zoom2d', 'pan2d', 'resetScale2d']],
  responsive: true,
  scrollZoom: false,
  showTips: false,
  doubleClick: 'reset',
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
