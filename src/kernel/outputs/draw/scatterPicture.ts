import type { Picture } from '../../../core/imagery/picture'
import { type Ramp, rampColour, type Rgb } from '../../../core/imagery/ramp'
import { decodeArray } from '../../../protocol/encoding'
import type { ScatterPayload, ScatterPoints, ScatterSeries } from '../../../protocol/payloads'
import { regressionLines } from '../text/metricsText'
import { Canvas, FAINT, fitText, INK } from './canvas'
import { ticksBetween } from '../../../core/metrics/ticks'

const PANEL = 480
const PLOT = { left: 78, top: 34, size: 384 }

/** Panels in one picture; a picture of more would be read by no one. */
const MOST_PANELS = 4

const POINT: Rgb = [31, 95, 168]
const DENSITY: Ramp = [
  [222, 235, 247],
  [107, 174, 214],
  [33, 113, 181],
  [8, 48, 107],
]

/** Predicted against true values as a picture, one panel a model, with the 1:1 line and the metrics. */
export function drawScatter(payload: ScatterPayload): Picture {
  const series = payload.series.slice(0, MOST_PANELS)
  const columns = Math.min(2, Math.max(1, series.length))
  const canvas = new Canvas(columns * PANEL, Math.max(1, Math.ceil(series.length / columns)) * PANEL)
  series.forEach((one, index) => {
    drawPanel(canvas, (index % columns) * PANEL, Math.floor(index / columns) * PANEL, payload, one)
  })
  return canvas.picture
}

function drawPanel(
  canvas: Canvas,
  left: number,
  top: number,
  { limits: [low, high], unit }: ScatterPayload,
  { title, metrics, points }: ScatterSeries,
): void {
  const x0 = left + PLOT.left
  const y0 = top + PLOT.top
  const toX = (value: number) => x0 + ((value - low) / (high - low)) * PLOT.size
  const toY = (value: number) => y0 + PLOT.size - ((value - low) / (high - low)) * PLOT.size

  canvas.text(x0, top + 10, fitText(title, PLOT.size, 2), { scale: 2 })
  for (const tick of ticksBetween(low, high, 5)) {
    canvas.fill(toX(tick), y0, 1, PLOT.size, FAINT)
    canvas.fill(x0, toY(tick), PLOT.size, 1, FAINT)
    const label = String(Number(tick.toPrecision(6)))
    canvas.text(toX(tick), y0 + PLOT.size + 6, label, { scale: 2, anchor: 'middle' })
    canvas.text(x0 - 6, toY(tick) - 7, label, { scale: 2, anchor: 'end' })
  }
  canvas.line(toX(low), toY(low), toX(high), toY(high), INK)
  drawPoints(canvas, points, toX, toY)
  canvas.frame(x0, y0, PLOT.size + 1, PLOT.size + 1)

  const ofUnit = unit === '' ? '' : ` (${unit})`
  canvas.text(x0 + PLOT.size / 2, y0 + PLOT.size + 28, `true${ofUnit}`, { scale: 2, anchor: 'middle' })
  canvas.text(left + 4, y0 + PLOT.size / 2, `predicted${ofUnit}`, {
    scale: 2,
    anchor: 'middle',
    upright: true,
  })
  regressionLines(metrics).forEach((line, index) => {
    canvas.text(x0 + 10, y0 + 10 + index * 18, line, { scale: 2 })
  })
}

function drawPoints(
  canvas: Canvas,
  points: ScatterPoints,
  toX: (value: number) => number,
  toY: (value: number) => number,
): void {
  if (points.kind === 'points') {
    const predicted = decodeArray(points.predicted)
    const truth = decodeArray(points.truth)
    const alpha = truth.length > 1000 ? 0.35 : 0.6
    truth.forEach((value, index) => {
      canvas.fill(toX(value) - 1.5, toY(predicted[index]) - 1.5, 3, 3, POINT, alpha)
    })
    return
  }
  const counts = decodeArray(points.counts)
  const size = (points.high - points.low) / points.cells
  const most = Math.log1p(Array.from(counts).reduce((largest, count) => Math.max(largest, count), 0))
  counts.forEach((count, cell) => {
    if (count === 0) return
    const truth = points.low + (cell % points.cells) * size
    const predicted = points.low + Math.floor(cell / points.cells) * size
    const colour = rampColour(DENSITY, Math.log1p(count) / most)
    canvas.fill(
      toX(truth),
      toY(predicted + size),
      toX(truth + size) - toX(truth),
      toY(predicted) - toY(predicted + size),
      colour,
    )
  })
}
