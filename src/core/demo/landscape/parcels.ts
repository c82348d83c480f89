import type { Random } from '../random'
import { frameAt } from './frame'

interface Rectangle {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A rectangle that is a parcel, or that a straight boundary divides. */
type Land =
  | { readonly number: number; readonly bounds: Rectangle }
  | { readonly axis: 0 | 1; readonly boundary: number; readonly before: Land; readonly after: Land }

/** Land divided into rectangles along one direction, as fields and managed forest are. */
export interface Parcels {
  /** Parcel number of each pixel, row by row. */
  readonly numbers: Uint16Array
  readonly count: number
  /** 1 for pixels on the edge of their parcel, where hedges grow. */
  readonly edges: Uint8Array
}

/**
 * Divides a square scene into parcels by cutting it again and again.
 * @param sides least and greatest side of a parcel in pixels
 */
export function divideIntoParcels(
  random: Random,
  size: number,
  sides: readonly [least: number, greatest: number],
  direction: number,
): Parcels {
  const frame = frameAt(size / 2, size / 2, direction)
  let count = 0
  const divide = (bounds: Rectangle): Land => {
    const cut = chooseCut(random, bounds, sides)
    if (cut === undefined) return { number: count++, bounds }
    const [before, after] = cut.halves.map(divide)
    return { ...cut, before, after }
  }
  const land = divide({ left: -size, right: size, top: -size, bottom: size })
  const numbers = new Uint16Array(size * size)
  const edges = new Uint8Array(size * size)
  for (let pixel = 0; pixel < numbers.length; pixel++) {
    const place = frame(pixel % size, Math.floor(pixel / size))
    const { number, bounds } = parcelAt(land, place)
    numbers[pixel] = number
    edges[pixel] = distanceToEdge(bounds, place) < 0.5 ? 1 : 0
  }
  return { numbers, count, edges }
}

function chooseCut(random: Random, bounds: Rectangle, [least, greatest]: readonly [number, number]) {
  const { left, right, top, bottom } = bounds
  const longer = Math.max(right - left, bottom - top)
  if (longer < 2 * least || (longer <= greatest && random.chance(0.5))) return undefined
  const at = random.uniform(least, longer - least)
  return right - left >= bottom - top
    ? {
        axis: 0 as const,
        boundary: left + at,
        halves: [
          { ...bounds, right: left + at },
          { ...bounds, left: left + at },
        ],
      }
    : {
        axis: 1 as const,
        boundary: top + at,
        halves: [
          { ...bounds, bottom: top + at },
          { ...bounds, top: top + at },
        ],
      }
}

function parcelAt(land: Land, place: readonly [number, number]) {
  let at = land
  while ('axis' in at) at = place[at.axis] < at.boundary ? at.before : at.after
  return at
}

function distanceToEdge({ left, right, top, bottom }: Rectangle, [u, v]: readonly [number, number]): number {
  return Math.min(u - left, right - u, v - top, bottom - v)
}
