import { decodeArray } from '../../protocol/encoding'
import type { ScatterPoints } from '../../protocol/payloads'
import { type Density, type Dot, dotsAt, type Range, readGrid, widened } from '../shared/plot/cloud'

/** The points of a payload, true values across; a pair without a number is left out. @throws ReoError when its arrays differ in length */
export function readDots({ ids, truth, predicted }: ScatterPoints & { kind: 'points' }): readonly Dot[] {
  return dotsAt(ids, decodeArray(truth), decodeArray(predicted))
}

/** Counts that came ready-made. @throws ReoError when they do not fill the grid */
export function readDensity({ low, high, cells, counts }: ScatterPoints & { kind: 'density' }): Density {
  return readGrid({ x: [low, high], y: [low, high], columns: cells, rows: cells, counts })
}

/** Axis limits that hold every dot and never collapse to a point. */
export function axisLimits(limits: Range, dots: readonly Dot[]): Range {
  return widened(
    limits,
    dots.flatMap(({ x, y }) => [x, y]),
  )
}
