import type { Box } from '../../../core/card/placeTally'
import { equalEarth, type Point } from './equalEarth'

/** Size of the drawing in its own units, which are pixels where the page is wide enough. */
export const MAP_WIDTH = 760
export const MAP_HEIGHT = 372

/** A smaller part of the world is not shown: the coastline is too coarse for it. */
const LEAST_DEGREES = 8

/** Space around the samples, as a share of their extent. */
const MARGIN = 0.12

/** What part of the world is drawn, and where its places come to stand. */
export interface MapView {
  place(latitude: number, longitude: number): Point
  /** Degrees of longitude that a unit of the drawing is wide, in the middle of the view. */
  readonly degreesAUnit: number
}

export const WORLD: Box = { south: -90, north: 90, west: -180, east: 180 }

/** The view that holds a box, with some space around unless it is the world. */
export function viewOf(box: Box): MapView {
  const { south, north, west, east } = box === WORLD ? WORLD : spacious(box)
  const corners = [south, (south + north) / 2, north].flatMap((latitude) => [
    equalEarth(latitude, west),
    equalEarth(latitude, east),
  ])
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)]
  const scale = Math.min(MAP_WIDTH / (right - left), MAP_HEIGHT / (top - bottom))
  const [x0, y0] = [(left + right) / 2, (bottom + top) / 2]
  const middle = (south + north) / 2
  return {
    place: (latitude, longitude) => {
      const [x, y] = equalEarth(latitude, longitude)
      return [MAP_WIDTH / 2 + (x - x0) * scale, MAP_HEIGHT / 2 - (y - y0) * scale]
    },
    degreesAUnit: 1 / ((equalEarth(middle, 1)[0] - equalEarth(middle, 0)[0]) * scale),
  }
}

function spacious({ south, north, west, east }: Box): Box {
  const widened = (low: number, high: number, least: number, limit: number): [number, number] => {
    const half = Math.max(least, (high - low) * (1 + 2 * MARGIN)) / 2
    const middle = (low + high) / 2
    return [Math.max(-limit, middle - half), Math.min(limit, middle + half)]
  }
  const [low, high] = widened(south, north, LEAST_DEGREES, 90)
  const [left, right] = widened(west, east, LEAST_DEGREES, 180)
  return { south: low, north: high, west: left, east: right }
}
