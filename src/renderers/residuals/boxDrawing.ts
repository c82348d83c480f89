import { faded, formatColour } from '../shared/colour'
import { formatCount, formatSigned } from '../shared/format'
import type { Drawing } from '../shared/plot/chart'
import { axisLayout, withMargin } from '../shared/plot/layout'
import { escapeText } from '../shared/plot/plotText'
import type { Theme } from '../shared/theme'
import type { PlottedErrors } from './errorPlot'
import type { ErrorScene } from './errorScene'

/** Letters of a class beside its box. */
const LONGEST_TITLE = 26

/** Errors by class: lying boxes, the most frequent class above, and the bias with its interval. */
export function boxDrawing(
  { boxes }: Extract<ErrorScene, { kind: 'boxes' }>,
  { names }: PlottedErrors,
  theme: Theme,
): Drawing {
  const rows = boxes.map((_, index) => boxes.length - index)
  const ends = boxes.flatMap(({ errors }) => [errors.p5, errors.p95])
  const range = withMargin([Math.min(0, ...ends), Math.max(0, ...ends)])
  const pick = (key: 'p5' | 'p25' | 'median' | 'p75' | 'p95') => boxes.map(({ errors }) => errors[key])
  const unit = names.unit === '' ? '' : `, ${escapeText(names.unit)}`
  return {
    data: () => [
      {
        type: 'box',
        orientation: 'h',
        y: rows,
        q1: pick('p25'),
        median: pick('median'),
        q3: pick('p75'),
        lowerfence: pick('p5'),
        upperfence: pick('p95'),
        width: 0.6,
        whiskerwidth: 0.4,
        line: { color: formatColour(theme.blue), width: 1.5 },
        fillcolor: formatColour(faded(theme.blue, 0.25)),
        hoverinfo: 'skip',
      },
      {
        type: 'scatter',
        mode: 'markers',
        x: boxes.map(({ bias }) => bias.value),
        y: rows,
        error_x: {
          type: 'data',
          symmetric: true,
          array: boxes.map(({ bias }) => (bias.high === null ? 0 : bias.high - bias.value)),
          color: formatColour(theme.foreground),
          thickness: 2,
          width: 4,
        },
        marker: { color: formatColour(theme.foreground), symbol: 'diamond', size: 7 },
        text: boxes.map(({ title, n, bias, errors }) =>
          [
            `<b>${escapeText(title)}</b>, ${formatCount(n)} samples`,
            `bias ${formatSigned(bias.value, 1)}${unit}`,
            `half within ${formatSigned(errors.p25, 1)} and ${formatSigned(errors.p75, 1)}`,
          ].join('<br>'),
        ),
        hovertemplate: '%{text}<extra></extra>',
      },
    ],
    layout: {
      margin: { l: 60, r: 14, t: 30, b: 50 },
      dragmode: 'zoom',
      xaxis: axisLayout(range, `Error (predicted − true)${unit}`, theme),
      yaxis: {
        ...axisLayout([0.4, boxes.length + 0.6], '', theme),
        tickmode: 'array',
        tickvals: rows,
        ticktext: boxes.map(({ title, n }) => `${escapeText(shortened(title))}  n ${formatCount(n)}`),
        ticks: '',
        fixedrange: true,
        automargin: true,
      },
      shapes: [
        {
          type: 'line',
          x0: 0,
          x1: 0,
          yref: 'paper',
          y0: 0,
          y1: 1,
          line: { color: formatColour(theme.muted), width: 1.25, dash: 'dash' },
        },
      ],
    },
  }
}

function shortened(title: string): string {
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…`
}
