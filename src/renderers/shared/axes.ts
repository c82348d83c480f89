import { svg } from './dom'

/** Where a chart draws its curves, in the units of its picture. */
export interface PlotArea {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A line across the plot at a height, with its value to the left. */
export function gridLine({ left, right }: PlotArea, y: number, value: string): SVGElement {
  return svg(
    'g',
    {},
    svg('line', { class: 'reo-grid-line', x1: left, x2: right, y1: y, y2: y }),
    svg('text', { class: 'reo-axis-value', x: left - 6, y: y + 3.5, 'text-anchor': 'end' }, value),
  )
}

/** A tick below the plot, with its value under it. */
export function tick({ bottom }: PlotArea, x: number, value: string): SVGElement {
  return svg(
    'g',
    {},
    svg('line', { class: 'reo-grid-line', x1: x, x2: x, y1: bottom, y2: bottom + 4 }),
    svg('text', { class: 'reo-axis-value', x, y: bottom + 16, 'text-anchor': 'middle' }, value),
  )
}
