import type { Data } from 'plotly.js-dist-min'
import type { ErrorBin } from '../../core/metrics/errors/errorBins'
import type { RegressionShape } from '../../protocol/payloads'
import { faded, formatColour } from '../shared/colour'
import { formatCount, formatNumber, formatSigned } from '../shared/format'
import { axisName } from '../shared/plot/layout'
import { escapeText } from '../shared/plot/plotText'
import { lineTrace } from '../shared/plot/traces'
import type { Theme } from '../shared/theme'
import type { PlotScene } from './plotScene'

/** Width of a box as a share of its bin. */
const BOX_WIDTH = 0.5

/** Boxes of the predictions by true value, and the fitted line. */
export function shapeTraces(
  { line, bins }: RegressionShape,
  panel: number,
  scene: Pick<PlotScene, 'limits' | 'unit'>,
  theme: Theme,
): readonly Data[] {
  const [low, high] = scene.limits
  const at = (truth: number) => (line === undefined ? truth : line.intercept + line.slope.value * truth)
  return [
    ...(bins.length === 0 ? [] : [boxTrace(bins, panel, scene, theme)]),
    ...(line === undefined
      ? []
      : [
          lineTrace(
            [
              [low, at(low)],
              [high, at(high)],
            ],
            { colour: formatColour(theme.foreground), width: 1.75, panel },
          ),
        ]),
  ]
}

function boxTrace(
  bins: readonly ErrorBin[],
  panel: number,
  { limits, unit }: Pick<PlotScene, 'limits' | 'unit'>,
  theme: Theme,
): Data {
  const ends = bins.map(({ low, high }) => [low, Math.min(high ?? limits[1], limits[1])] as const)
  const pick = (key: keyof ErrorBin['predicted']) => bins.map(({ predicted }) => predicted[key])
  return {
    type: 'box',
    xaxis: axisName('x', panel),
    yaxis: axisName('y', panel),
    x: ends.map(([low, high]) => (low + high) / 2),
    q1: pick('p25'),
    median: pick('median'),
    q3: pick('p75'),
    lowerfence: pick('p5'),
    upperfence: pick('p95'),
    width: Math.min(...ends.map(([low, high]) => Math.abs(high - low) || 1)) * BOX_WIDTH,
    whiskerwidth: 0.4,
    line: { color: formatColour(theme.foreground), width: 1.25 },
    fillcolor: formatColour(faded(theme.background, 0.45)),
    hoverinfo: 'text',
    hovertext: bins.map((bin) => boxText(bin, unit)),
  }
}

function boxText({ low, high, n, bias, predicted }: ErrorBin, unit: string): string {
  const range =
    high === undefined ? `≥ ${formatNumber(low, 0)}` : `${formatNumber(low, 0)}–${formatNumber(high, 0)}`
  const interval =
    bias.low === null || bias.high === null
      ? ''
      : ` [${formatNumber(bias.low, 1)}, ${formatNumber(bias.high, 1)}]`
  return [
    `<b>true ${range} ${escapeText(unit)}</b>, ${formatCount(n)} samples`,
    `bias ${formatSigned(bias.value, 1)}${interval}`,
    `predicted: half within ${formatNumber(predicted.p25, 0)}–${formatNumber(predicted.p75, 0)}, 90 % within ${formatNumber(predicted.p5, 0)}–${formatNumber(predicted.p95, 0)}`,
  ].join('<br>')
}
