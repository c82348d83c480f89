import type { Picture } from '../../../core/imagery/picture'
import { hexColour, rampColour, type Ramp } from '../../../core/imagery/ramp'
import { type ClassificationMetrics, UNANSWERED } from '../../../core/metrics/results'
import type { ConfusionPayload, ConfusionSeries } from '../../../protocol/payloads'
import { classificationLines } from '../text/metricsText'
import { Canvas, FAINT, fitText, INK, PAPER, textWidth } from './canvas'
import { sum } from '../../../core/metrics/sum'

const PANEL = 480
const GRID = { left: 84, top: 84, size: 380 }
const MARGIN = 12

/** Panels in one picture; a picture of more would be read by no one. */
const MOST_PANELS = 4

/** Share of a row, from none to all. */
const SHARE: Ramp = [
  [255, 255, 255],
  [198, 219, 239],
  [66, 146, 198],
  [8, 69, 148],
]

/** Confusion matrices as a picture, one panel a model: counts, shaded by their share of the true class. */
export function drawConfusion(payload: ConfusionPayload): Picture {
  const series = payload.series.slice(0, MOST_PANELS)
  const columns = Math.min(2, Math.max(1, series.length))
  const rows = Array.from({ length: Math.ceil(series.length / columns) }, (_, row) =>
    series.slice(row * columns, (row + 1) * columns),
  )
  const heights = rows.map((row) => Math.max(...row.map(panelHeight)))
  const canvas = new Canvas(columns * PANEL, Math.max(1, sum(heights)))
  rows.forEach((row, y) => {
    row.forEach((one, x) => drawPanel(canvas, x * PANEL, sum(heights.slice(0, y)), payload, one))
  })
  return canvas.picture
}

function panelHeight({ metrics }: ConfusionSeries): number {
  return Math.ceil(GRID.top + metrics.confusion.counts.length * cellSize(metrics) + MARGIN)
}

/** Side of a cell in pixels; there is one more column than rows, for what has no answer. */
function cellSize({ confusion }: ClassificationMetrics): number {
  return Math.floor(GRID.size / (confusion.labels.length + 1))
}

function drawPanel(
  canvas: Canvas,
  left: number,
  top: number,
  { labels }: ConfusionPayload,
  { title, metrics }: ConfusionSeries,
): void {
  const size = cellSize(metrics)
  const x0 = left + GRID.left
  const y0 = top + GRID.top
  const { labels: keys, counts } = metrics.confusion

  canvas.text(left + 8, top + 8, fitText(title, PANEL - 16, 2), { scale: 2 })
  canvas.text(left + 8, top + 30, classificationLines(metrics).join('  '))
  canvas.text(x0 + ((keys.length + 1) * size) / 2, top + 46, 'predicted', { anchor: 'middle' })
  canvas.text(left + 4, y0 + (keys.length * size) / 2, 'true', { anchor: 'middle', upright: true })

  keys.forEach((key, index) => {
    const colour = labels.find((label) => label.key === key)?.colour
    if (colour !== undefined) {
      canvas.fill(x0 - 12, y0 + index * size + 1, 8, size - 2, hexColour(colour))
      canvas.fill(x0 + index * size + 1, y0 - 12, size - 2, 8, hexColour(colour))
    }
    canvas.text(x0 - 16, y0 + (index + 0.5) * size - 4, fitText(key, GRID.left - 36), { anchor: 'end' })
    headColumn(canvas, x0 + (index + 0.5) * size, y0, size, [key])
  })
  headColumn(canvas, x0 + (keys.length + 0.5) * size, y0, size, [UNANSWERED, 'none'])
  drawCells(canvas, x0, y0, size, counts)
  canvas.frame(x0, y0, (keys.length + 1) * size + 1, keys.length * size + 1)
}

/** Writes the first of the names that has room above its column. */
function headColumn(
  canvas: Canvas,
  middle: number,
  y0: number,
  size: number,
  names: readonly string[],
): void {
  const name = names.find((candidate) => textWidth(candidate) <= size)
  if (name !== undefined) canvas.text(middle, y0 - 24, name, { anchor: 'middle' })
}

function drawCells(
  canvas: Canvas,
  x0: number,
  y0: number,
  size: number,
  counts: readonly (readonly number[])[],
): void {
  const largest = String(Math.max(0, ...counts.flat()))
  const scale = textWidth(largest, 2) <= size - 6 ? 2 : 1
  const written = textWidth(largest, scale) < size
  counts.forEach((row, y) => {
    const total = sum(row)
    row.forEach((count, x) => {
      const share = total === 0 ? 0 : count / total
      canvas.fill(x0 + x * size, y0 + y * size, size, size, rampColour(SHARE, share))
      canvas.frame(x0 + x * size, y0 + y * size, size + 1, size + 1, FAINT)
      if (count === 0 || !written) return
      canvas.text(x0 + (x + 0.5) * size, y0 + (y + 0.5) * size - 3.5 * scale, String(count), {
        scale,
        anchor: 'middle',
        colour: share > 0.55 ? PAPER : INK,
      })
    })
  })
}
