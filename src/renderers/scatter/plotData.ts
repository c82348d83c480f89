import type { Data } from 'plotly.js-dist-min'
import { formatColour } from '../shared/colour'
import { formatNumber, formatSigned } from '../shared/format'
import type { Density, Dot } from '../shared/plot/cloud'
import { escapeText } from '../shared/plot/plotText'
import { type CloudStyle, cloudTraces, NOTHING } from '../shared/plot/traces'
import type { Theme } from '../shared/theme'
import type { PlotScene, ScenePanel } from './plotScene'
import { shapeTraces } from './shapeTraces'
import { shiftTraces } from './shiftTraces'

/** Indices of the dots among a panel's traces, and of those selected elsewhere. */
export const DOTS_TRACE = 1
export const HIGHLIGHT_TRACE = 3

/** Opacity of what is not selected while something else is. */
const STEPPED_BACK = 0.35

/** Plotly's traces for a scene, panel by panel; the 1:1 line is a shape of the layout. */
export function plotData(scene: PlotScene, theme: Theme): Data[] {
  return [
    ...scene.panels.flatMap((panel, index) => panelTraces(panel, index + 1, scene, theme)),
    ...(scene.shifts === undefined ? [] : shiftTraces(scene.shifts, scene, theme)),
  ]
}

/** Counts and dots, then those selected elsewhere, then what the cloud looks like. */
function panelTraces(
  { cloud, highlight, shape }: ScenePanel,
  panel: number,
  scene: PlotScene,
  theme: Theme,
): readonly Data[] {
  const [blue, muted, orange] = [theme.blue, theme.muted, theme.orange].map(formatColour)
  const isBack = highlight !== undefined || scene.shifts !== undefined
  const style = (colour: string, brushed: string): CloudStyle => ({
    theme,
    colour,
    brushed,
    panel,
    showScale: !isBack && panel === scene.panels.length,
    hoverOf: (dot) => hoverText(dot, scene),
    cellOf: (cell) => cellText(cell, scene),
  })
  const back = cloudTraces(cloud, isBack ? style(muted, muted) : style(blue, orange))
  return [
    ...(isBack ? back.map((trace) => ({ ...trace, opacity: STEPPED_BACK })) : back),
    ...(highlight === undefined ? [NOTHING, NOTHING] : cloudTraces(highlight, style(orange, orange))),
    ...(shape === undefined ? [] : shapeTraces(shape, panel, scene, theme)),
  ]
}

function hoverText({ id, x, y }: Dot, { unit, digits }: PlotScene): string {
  const withUnit = (text: string) => (unit === '' ? text : `${text} ${escapeText(unit)}`)
  return [
    `<b>${escapeText(id)}</b>`,
    `true ${withUnit(formatNumber(x, digits))}`,
    `predicted ${withUnit(formatNumber(y, 1))}`,
    `error ${withUnit(formatSigned(y - x, 1))}`,
  ].join('<br>')
}

function cellText({ x, y }: Pick<Density, 'x' | 'y'>, { unit }: PlotScene): string {
  const digits = x[1] - x[0] < 3 ? 1 : 0
  const inWords = ([low, high]: readonly [number, number]) =>
    `${formatNumber(low, digits)}–${formatNumber(high, digits)} ${escapeText(unit)}`
  return `true ${inWords(x)}<br>predicted ${inWords(y)}`
}
