import type { Estimate } from '../../core/metrics/comparison/difference'
import type { MedianPoint } from '../../core/metrics/errors/runningMedian'
import { decodeArray } from '../../protocol/encoding'
import type { CountGrid, ErrorBox, ErrorSeries, ResidualsPayload } from '../../protocol/residuals'
import { type Cloud, cloudOf, dotsAt, type Range, type Ranges, readGrid, widened } from '../shared/plot/cloud'
import type { ErrorView } from './errorViews'

/** A level line across the plot, with its interval. */
export interface Level {
  readonly title: string
  readonly estimate: Estimate
}

/** A model's curve of errors. */
export interface ErrorCurve {
  readonly model: string
  readonly title: string
  /** Absolute error, and share of the questions whose error is below it. */
  readonly points: readonly (readonly [error: number, share: number])[]
  readonly isShown: boolean
}

/** What the plot of errors shows, apart from the theme and what is selected. */
export type ErrorScene =
  | {
      readonly kind: 'cloud'
      readonly cloud: Cloud
      readonly limits: Ranges
      readonly levels: readonly Level[]
      readonly medians: readonly MedianPoint[]
    }
  | { readonly kind: 'boxes'; readonly boxes: readonly ErrorBox[] }
  | { readonly kind: 'curves'; readonly curves: readonly ErrorCurve[]; readonly furthest: number }

/** Share of the errors that the axis of curves reaches: a few huge ones would press the rest together. */
const SHOWN_PERCENTILE = 98

/** What one view shows of a model, or of all. @throws ReoError when arrays of the payload do not fit together */
export function errorScene(payload: ResidualsPayload, series: ErrorSeries, view: ErrorView): ErrorScene {
  switch (view) {
    case 'against':
      return series.against.kind === 'boxes'
        ? { kind: 'boxes', boxes: series.against.boxes }
        : cloudScene(series, series.against.grid, placesOf(series), {
            levels: [{ title: '', estimate: { value: 0, low: null, high: null } }],
            medians: series.against.medians,
          })
    case 'agreement':
      return cloudScene(series, series.agreement?.grid, meansOf(series), {
        levels: levelsOf(series),
        medians: [],
      })
    case 'distribution':
      return curvesScene(payload.series, series.model)
  }
}

function cloudScene(
  series: ErrorSeries,
  grid: CountGrid | undefined,
  places: ArrayLike<number>,
  marks: { readonly levels: readonly Level[]; readonly medians: readonly MedianPoint[] },
): ErrorScene {
  if (grid !== undefined) {
    const density = readGrid(grid)
    return { kind: 'cloud', cloud: { dots: [], density }, limits: { x: grid.x, y: grid.y }, ...marks }
  }
  const { ids = [] } = series.points ?? {}
  const dots = dotsAt(ids, places, errorsOf(series))
  const limits = {
    x: rangeOf(dots.map(({ x }) => x)),
    y: widened(
      [0, 0],
      dots.map(({ y }) => y),
    ),
  }
  return { kind: 'cloud', cloud: cloudOf(dots, limits), limits, ...marks }
}

function rangeOf(values: readonly number[]): Range {
  const [first = 0] = values
  return widened([first, first], values)
}

function levelsOf({ agreement }: ErrorSeries): readonly Level[] {
  if (agreement === undefined) return []
  const { bias, lower, upper } = agreement
  return [
    { title: 'bias', estimate: bias },
    { title: '−1.96 SD', estimate: lower },
    { title: '+1.96 SD', estimate: upper },
  ]
}

function curvesScene(all: readonly ErrorSeries[], shown: string): ErrorScene {
  const answered = all.filter(({ percentiles }) => percentiles.length > 1)
  return {
    kind: 'curves',
    furthest: Math.max(1e-9, ...answered.map(({ percentiles }) => percentiles[SHOWN_PERCENTILE] ?? 0)),
    curves: answered.map(({ model, title, n, answered: count, percentiles }) => ({
      model,
      title,
      points: percentiles.map((error, step) => [error, ((step / (percentiles.length - 1)) * count) / n]),
      isShown: model === shown,
    })),
  }
}

function errorsOf({ points }: ErrorSeries): readonly number[] {
  if (points === undefined) return []
  const truth = decodeArray(points.truth)
  return Array.from(decodeArray(points.predicted), (value, item) => value - truth[item])
}

function placesOf({ points }: ErrorSeries): ArrayLike<number> {
  return points === undefined ? [] : decodeArray(points.at ?? points.truth)
}

function meansOf({ points }: ErrorSeries): ArrayLike<number> {
  if (points === undefined) return []
  const truth = decodeArray(points.truth)
  return Array.from(decodeArray(points.predicted), (value, item) => (value + truth[item]) / 2)
}
