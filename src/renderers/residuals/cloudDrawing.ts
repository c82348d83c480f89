import type { Annotation, Data, Shape } from 'plotly.js-dist-min'
import type { MedianPoint } from '../../core/metrics/errors/runningMedian'
import { faded, formatColour } from '../shared/colour'
import { formatCount, formatNumber, formatSigned } from '../shared/format'
import type { Drawing } from '../shared/plot/chart'
import type { Range } from '../shared/plot/cloud'
import { axisLayout, selectionBox, withMargin } from '../shared/plot/layout'
import { escapeText } from '../shared/plot/plotText'
import { rangeInWords } from '../shared/plot/ranges'
import { bandTrace, cloudTraces, lineTrace } from '../shared/plot/traces'
import type { Theme } from '../shared/theme'
import type { PlottedErrors } from './errorPlot'
import type { ErrorScene, Level } from './errorScene'

type CloudScene = Extract<ErrorScene, { kind: 'cloud' }>

/** Errors against a quantity: dots or counts, level lines with their intervals, and the running median. */
export function cloudDrawing(
  { cloud, limits, levels, medians }: CloudScene,
  { names, selection }: PlottedErrors,
  theme: Theme,
): Drawing {
  const axes = { x: withMargin(limits.x), y: withMargin(limits.y) }
  const unit = names.unit === '' ? '' : ` ${escapeText(names.unit)}`
  const digits = limits.x[1] - limits.x[0] < 10 ? 2 : 0
  return {
    data: () => [
      ...cloudTraces(cloud, {
        theme,
        colour: formatColour(theme.blue),
        brushed: formatColour(theme.orange),
        hoverOf: ({ id, x, y }) =>
          `<b>${escapeText(id)}</b><br>${escapeText(names.x)} ${formatNumber(x, digits)}<br>error ${formatSigned(y, 1)}${unit}`,
        cellOf: ({ x, y }) =>
          `${escapeText(names.x)} ${rangeInWords(x, digits)}<br>error ${rangeInWords(y)}${unit}`,
      }),
      ...medianTraces(medians, theme),
    ],
    layout: {
      margin: {
        l: 64,
        r: cloud.density ? 62 : levels.some(({ title }) => title !== '') ? 84 : 14,
        t: 30,
        b: 50,
      },
      xaxis: axisLayout(axes.x, escapeText(withUnit(names)), theme),
      yaxis: axisLayout(axes.y, `Error (predicted − true)${unit === '' ? '' : `,${unit}`}`, theme),
      shapes: levels.flatMap((level) => levelShapes(level, axes.x, theme)),
      annotations: levels.flatMap((level) => levelNote(level, theme)),
      selections: selection ? [selectionBox(selection, axes, theme)] : [],
    },
  }
}

/** The name of the lower axis with its unit, where that is the unit of the errors. */
function withUnit({ x, unit }: PlottedErrors['names']): string {
  const isOfErrors = x.startsWith('true ') || x.startsWith('mean ')
  const title = x[0].toUpperCase() + x.slice(1)
  return isOfErrors && unit !== '' ? `${title} (${unit})` : title
}

function medianTraces(medians: readonly MedianPoint[], theme: Theme): readonly Data[] {
  if (medians.length === 0) return []
  const band = medians.flatMap(({ at, median: { low, high } }) =>
    low === null || high === null ? [] : [{ x: at, low, high }],
  )
  return [
    bandTrace(band, formatColour(faded(theme.orange, 0.35))),
    lineTrace(
      medians.map(({ at, median }) => [at, median.value] as const),
      {
        colour: formatColour(theme.foreground),
        width: 2,
        hover: medians.map(
          ({ at, n, median }) =>
            `<b>median error ${formatSigned(median.value, 1)}</b> [${formatNumber(median.low, 1)}, ${formatNumber(median.high, 1)}]<br>${formatCount(n)} samples around ${formatNumber(at, 2)}`,
        ),
      },
    ),
  ]
}

function levelShapes({ title, estimate }: Level, [left, right]: Range, theme: Theme): Partial<Shape>[] {
  const { value, low, high } = estimate
  const isBias = title === 'bias'
  return [
    ...(low === null || high === null
      ? []
      : [
          {
            type: 'rect' as const,
            x0: left,
            x1: right,
            y0: low,
            y1: high,
            fillcolor: formatColour(faded(theme.orange, 0.25)),
            line: { width: 0 },
          },
        ]),
    {
      type: 'line',
      x0: left,
      x1: right,
      y0: value,
      y1: value,
      line: {
        color: formatColour(title === '' ? theme.muted : theme.foreground),
        width: isBias ? 1.75 : 1.25,
        dash: isBias ? 'solid' : 'dash',
      },
    },
  ]
}

function levelNote({ title, estimate }: Level, theme: Theme): Partial<Annotation>[] {
  if (title === '') return []
  return [
    {
      text: `${title}<br>${formatSigned(estimate.value, 1)}`,
      xref: 'paper',
      x: 1,
      y: estimate.value,
      showarrow: false,
      xanchor: 'right',
      yanchor: 'bottom',
      align: 'right',
      font: { size: 11, color: formatColour(theme.foreground) },
      bgcolor: formatColour(faded(theme.background, 0.75)),
    },
  ]
}
