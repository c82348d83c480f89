import { gridLine, tick } from './axes'
import { svg } from './dom'
import { formatNumber, formatShare } from './format'

/** A point of a curve; `interval` is of its `y`. */
export interface CurvePoint {
  readonly x: number
  readonly y: number
  readonly interval?: readonly [low: number, high: number]
}

/** One line of a chart. */
export interface Curve {
  readonly title: string
  /** With dots and intervals; dashed in grey; or one of several that differ by their looks, and says in words what it shows. */
  readonly kind: 'main' | 'reference' | { readonly look: LineLook; readonly words: string }
  readonly points: readonly CurvePoint[]
}

/** What tells a line from others: CSS colour, and dashes as in `stroke-dasharray`. */
export interface LineLook {
  readonly colour: string
  readonly dashes: string
}

/** Curves over axes that begin at 0. */
export interface CurveChart {
  /** Titles of the axes. */
  readonly across: string
  readonly up: string
  readonly curves: readonly Curve[]
  /** Whether both axes are the same, with a line where they are equal. */
  readonly isSquare?: boolean
  /** Whether both axes are shares, or the lower one is. */
  readonly isShare?: boolean
  readonly isShareAcross?: boolean
  /** Where the horizontal axis ends; with the points when absent. */
  readonly endAcross?: number
  /** A value on the horizontal axis that a line marks. */
  readonly marked?: number
}

const WIDTH = 300
const HEIGHT = 200
const PLOT = { left: 52, right: 280, top: 8, bottom: 158 }

/** A picture of fixed shape. */
export function curveChart(chart: CurveChart): SVGSVGElement {
  const { across, up, curves, isSquare = false, isShare = false, isShareAcross = isShare, marked } = chart
  const points = curves.flatMap((curve) => curve.points)
  const highest = endOf(
    points.flatMap(({ y, interval }) => [y, interval?.[1] ?? 0]),
    isShare,
  )
  const furthest =
    chart.endAcross ??
    endOf(
      points.map(({ x }) => x),
      isShareAcross,
    )
  const end = {
    x: isSquare ? Math.max(highest, furthest) : furthest,
    y: isSquare ? Math.max(highest, furthest) : highest,
  }
  const x = (value: number) => PLOT.left + (value / end.x) * (PLOT.right - PLOT.left)
  const y = (value: number) => PLOT.bottom - (Math.max(0, value) / end.y) * (PLOT.bottom - PLOT.top)
  const path = (curve: readonly CurvePoint[]) =>
    curve
      .map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`)
      .join('')
  const texts = { x: textOf(isShareAcross, end.x), y: textOf(isShare, end.y) }
  const inWords = curves.map(({ title, kind, points: places }) => {
    const each = () => places.map((point) => `${texts.x(point.x)} ${texts.y(point.y)}`).join(', ')
    return `${title}: ${typeof kind === 'string' ? each() : kind.words}`
  })

  return svg(
    'svg',
    {
      class: 'reo-curves',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
      'aria-label': `${up} by ${across}. ${inWords.join('; ')}`,
    },
    ...PARTS.map((part) => gridLine(PLOT, y(part * end.y), texts.y(part * end.y))),
    ...PARTS.map((part) => tick(PLOT, x(part * end.x), texts.x(part * end.x))),
    svg('text', { class: 'reo-axis-title', x: (PLOT.left + PLOT.right) / 2, y: HEIGHT - 6 }, across),
    svg(
      'text',
      {
        class: 'reo-axis-title',
        x: 0,
        y: 0,
        transform: `translate(10 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)`,
      },
      up,
    ),
    isSquare && svg('line', { class: 'reo-curve-equal', x1: x(0), y1: y(0), x2: x(end.x), y2: y(end.y) }),
    marked !== undefined &&
      svg('line', { class: 'reo-curve-mark', x1: x(marked), y1: PLOT.top, x2: x(marked), y2: PLOT.bottom }),
    ...curves.map((curve) => line(curve, path(curve.points))),
    ...curves
      .filter(({ kind }) => kind === 'main')
      .flatMap(({ points: places }) =>
        places.map((point) =>
          svg(
            'g',
            {},
            svg('title', {}, `${texts.x(point.x)}: ${texts.y(point.y)}`),
            point.interval !== undefined &&
              svg('line', {
                class: 'reo-curve-interval',
                x1: x(point.x),
                x2: x(point.x),
                y1: y(point.interval[0]),
                y2: y(point.interval[1]),
              }),
            svg('circle', { class: 'reo-curve-dot', cx: x(point.x), cy: y(point.y), r: 3 }),
          ),
        ),
      ),
  )
}

function line({ title, kind }: Curve, d: string): SVGElement {
  switch (kind) {
    case 'main':
      return svg('path', { class: 'reo-curve-main', d })
    case 'reference':
      return svg('path', { class: 'reo-curve-reference', d })
    default: {
      const { colour, dashes } = kind.look
      const style = { stroke: colour, 'stroke-dasharray': dashes }
      return svg('path', { class: 'reo-curve-series', d, style }, svg('title', {}, title))
    }
  }
}

const PARTS = [0, 0.25, 0.5, 0.75, 1]

/** The end of an axis: 1 for shares, else the least of 1, 2, 4, 10 and so on that holds all values. */
function endOf(values: readonly number[], isShare: boolean): number {
  if (isShare) return 1
  const highest = Math.max(Number.MIN_VALUE, ...values)
  const scale = 10 ** Math.floor(Math.log10(highest))
  return scale * ([1, 2, 4, 5, 6, 8].find((step) => highest <= step * scale) ?? 10)
}

function textOf(isShare: boolean, end: number): (value: number) => string {
  const digits = end >= 20 ? 0 : end >= 2 ? 1 : 2
  return (value) => (isShare ? formatShare(value, 0) : formatNumber(value, digits))
}
