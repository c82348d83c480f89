import type { CategoryDistribution } from '../../../core/card/categoryTally'
import type { QuantityDistribution } from '../../../core/card/quantityTally'
import { totalOf } from '../../../core/card/splitCounts'
import type { Picture } from '../../../core/imagery/picture'
import { hexColour, type Rgb } from '../../../core/imagery/ramp'
import type { DataCardPayload } from '../../../protocol/payloads'
import { Canvas, FAINT, fitText, INK } from './canvas'
import { sum } from '../../../core/metrics/sum'

const PANEL = 480
const MARGIN = 12
const TITLE = 34
const ROW = 18
const NAME = 232
const COLUMNS_HEIGHT = 150

const BAR: Rgb = [31, 95, 168]

/** A data card as a picture: the classes' bars on the left, the histograms on the right. */
export function drawDataCard({ card }: DataCardPayload): Picture | undefined {
  const { categories, quantities } = card
  const isLeft = ({ attribute }: CategoryDistribution) => FROM_TRUTH.includes(attribute.kind)
  const left = categories.filter(isLeft).map(barsBlock)
  const right = [
    ...quantities.map(columnsBlock),
    ...categories.filter((category) => !isLeft(category)).map(barsBlock),
  ]
  if (left.length + right.length === 0) return undefined
  const heights = [left, right].map((blocks) => sum(blocks.map(({ height }) => height)))
  const canvas = new Canvas(2 * PANEL, Math.max(...heights) + MARGIN)
  for (const [column, blocks] of [left, right].entries()) {
    let top = 0
    for (const { height, draw } of blocks) {
      draw(canvas, column * PANEL, top)
      top += height
    }
  }
  return canvas.picture
}

/** What stands on the left. */
const FROM_TRUTH: readonly string[] = ['landCover', 'landCoverGroup', 'activity', 'landUse']

/** A part of the picture under a title. */
interface Block {
  readonly height: number
  draw(canvas: Canvas, left: number, top: number): void
}

function barsBlock(category: CategoryDistribution): Block {
  return {
    height: TITLE + category.classes.length * ROW + MARGIN,
    draw: (canvas, left, top) => drawBars(canvas, left, top, category),
  }
}

function columnsBlock(quantity: QuantityDistribution): Block {
  return {
    height: TITLE + COLUMNS_HEIGHT + ROW + MARGIN,
    draw: (canvas, left, top) => drawColumns(canvas, left, top, quantity),
  }
}

function drawBars(canvas: Canvas, left: number, top: number, { title, classes }: CategoryDistribution): void {
  const x0 = left + MARGIN + NAME
  const totals = classes.map(({ counts }) => totalOf(counts))
  const [largest, all] = [Math.max(1, ...totals), Math.max(1, sum(totals))]
  const width = PANEL - NAME - 2 * MARGIN - 44
  canvas.text(left + MARGIN, top + MARGIN, fitText(title, PANEL - 2 * MARGIN, 2), { scale: 2 })
  classes.forEach(({ title: name, colour }, index) => {
    const y = top + TITLE + index * ROW
    const length = (totals[index] / largest) * width
    canvas.text(x0 - 6, y + 3, fitText(name, NAME - 6), { anchor: 'end' })
    canvas.fill(x0, y, length, ROW - 5, colour === undefined ? BAR : hexColour(colour))
    canvas.frame(x0, y, Math.max(1, Math.round(length)), ROW - 5, INK)
    canvas.text(x0 + length + 5, y + 3, percent(totals[index] / all))
  })
}

function drawColumns(
  canvas: Canvas,
  left: number,
  top: number,
  { title, unit, quantity, bins }: QuantityDistribution,
): void {
  const totals = bins.map(({ counts }) => totalOf(counts))
  const [largest, all] = [Math.max(1, ...totals), Math.max(1, sum(totals))]
  const x0 = left + MARGIN
  const width = (PANEL - 3 * MARGIN) / bins.length
  const base = top + TITLE + COLUMNS_HEIGHT
  const heading = unit === '' ? title : `${title} (${unit})`
  canvas.text(x0, top + MARGIN, fitText(heading, PANEL - 2 * MARGIN, 2), { scale: 2 })
  bins.forEach(({ low, high }, index) => {
    const height = (totals[index] / largest) * (COLUMNS_HEIGHT - 14)
    const x = x0 + index * width
    canvas.fill(x + 1, base - height, width - 2, height, BAR)
    canvas.text(x + width / 2, base - height - 10, percent(totals[index] / all), { anchor: 'middle' })
    canvas.text(x, base + 5, quantity === 'patchCount' && high === null ? `${low}+` : String(low))
  })
  canvas.fill(x0, base, PANEL - 3 * MARGIN, 1, FAINT)
}

function percent(share: number): string {
  return share > 0 && share < 0.0005 ? '<0.1' : (100 * share).toFixed(1)
}
