import type { Layout, LayoutAxis } from 'plotly.js-dist-min'
import { formatColour } from '../colour'
import type { Theme } from '../theme'
import type { Range, Ranges } from './cloud'

/** What all charts look like: the theme's colours, brushing by default. */
export function chartLayout(theme: Theme): Partial<Layout> {
  const text = { family: theme.font, size: 12, color: formatColour(theme.foreground) }
  return {
    autosize: true,
    paper_bgcolor: 'rgba(0, 0, 0, 0)',
    plot_bgcolor: 'rgba(0, 0, 0, 0)',
    font: text,
    modebar: {
      bgcolor: 'rgba(0, 0, 0, 0)',
      color: formatColour(theme.muted),
      activecolor: formatColour(theme.blue),
    },
    hoverlabel: {
      bgcolor: formatColour(theme.widget),
      bordercolor: formatColour(theme.muted),
      font: text,
      align: 'left',
    },
    showlegend: false,
    hovermode: 'closest',
    dragmode: 'select',
    newselection: {
      mode: 'immediate',
      line: { color: formatColour(theme.foreground), width: 1.5, dash: 'solid' },
    },
    activeselection: { fillcolor: formatColour(theme.foreground), opacity: 0.06 },
  }
}

/** An axis of numbers. */
export function axisLayout(range: Range, title: string, theme: Theme): Partial<LayoutAxis> {
  const colour = formatColour(theme.grid)
  return {
    range: [...range],
    gridcolor: colour,
    linecolor: colour,
    zeroline: false,
    showline: true,
    ticks: 'outside',
    tickcolor: colour,
    nticks: 7,
    separatethousands: true,
    title: { text: title, standoff: 8 },
  }
}

/** A range with some room at both ends. */
export function withMargin([low, high]: Range): Range {
  const margin = (high - low) * 0.03
  return [low - margin, high + margin]
}

/** The rectangle of what is selected, cut at the axes. @param panel number of the axes, from 1 */
export function selectionBox({ x, y }: Ranges, axes: Ranges, theme: Theme, panel = 1) {
  const clip = (value: number, [low, high]: Range) => Math.min(high, Math.max(low, value))
  return {
    type: 'rect' as const,
    xref: axisName('x', panel),
    yref: axisName('y', panel),
    x0: clip(x[0], axes.x),
    x1: clip(x[1], axes.x),
    y0: clip(y[0], axes.y),
    y1: clip(y[1], axes.y),
    line: { color: formatColour(theme.foreground), width: 1.5, dash: 'solid' as const },
  }
}

/** "x" of the first axes, "x2" of the second and so on. */
export function axisName<Letter extends 'x' | 'y'>(letter: Letter, panel: number): Letter {
  // The library's types know some of these names only.
  return `${letter}${panel === 1 ? '' : panel}` as Letter
}
