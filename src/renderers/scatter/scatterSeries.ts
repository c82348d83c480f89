import type { ScatterPayload, ScatterSeries } from '../../protocol/payloads'
import { formatNumber, formatPlural, lowerFirst } from '../shared/format'
import { type Cloud, cloudOf, type Dot, type Range } from '../shared/plot/cloud'
import { axisLimits, readDensity, readDots } from './scatterCloud'

/** One model's predictions, ready to be drawn. */
export interface DrawnSeries {
  readonly series: ScatterSeries
  /** Every point with its id, where they came one by one. */
  readonly dots: readonly Dot[]
  readonly cloud: Cloud
  readonly limits: Range
}

/** @throws ReoError when the points of the payload do not fit together */
export function readSeries({ limits: shared }: ScatterPayload, series: ScatterSeries): DrawnSeries {
  const { points } = series
  if (points.kind === 'density') {
    const density = readDensity(points)
    const limits: Range = [Math.min(shared[0], points.low), Math.max(shared[1], points.high)]
    return { series, dots: [], cloud: { dots: [], density }, limits: axisLimits(limits, []) }
  }
  const dots = readDots(points)
  const limits = axisLimits(shared, dots)
  return { series, dots, cloud: cloudOf(dots, { x: limits, y: limits }), limits }
}

/** The series of a model. */
export function ofModel(all: readonly DrawnSeries[], model: string | undefined): DrawnSeries | undefined {
  return all.find(({ series }) => series.model === model)
}

/** Limits that hold all series. */
export function sharedLimits(all: readonly DrawnSeries[]): Range {
  return [Math.min(...all.map(({ limits }) => limits[0])), Math.max(...all.map(({ limits }) => limits[1]))]
}

/** What a plot of one model shows, in words. */
export function describeSeries(
  { quantity, unit }: ScatterPayload,
  { title, metrics }: ScatterSeries,
): string {
  const rmse = metrics.rmse === null ? 'not available' : `${formatNumber(metrics.rmse, 1)} ${unit}`
  return (
    `Scatter plot of predicted against true ${lowerFirst(quantity)} by ${title}: ${formatPlural(metrics.answered, 'sample')}, ` +
    `RMSE ${rmse}, R² ${formatNumber(metrics.r2, 3)}, bias ${formatNumber(metrics.bias, 1)}`
  )
}
