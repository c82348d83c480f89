import type { Location, Split } from '../dataset/sample'
import { NumberTable } from './numberTable'

/** A place that was added before. */
export interface Neighbour {
  readonly id: string
  readonly split: Split
  /** Metres. */
  readonly distance: number
}

/** Mean radius of the Earth in metres (IUGG). */
const EARTH_RADIUS = 6_371_009
/** Places of one split kept in one cell of the grid: enough to meet whatever comes near. */
const MAXIMUM_IN_CELL = 16

/** Finds places of other splits nearby, in a grid of cubes laid over the globe: no poles, no date line. */
export class NearbyPlaces {
  readonly #distance: number
  readonly #heads = new NumberTable()
  readonly #next: number[] = []
  readonly #points: number[] = []
  readonly #ids: string[] = []
  readonly #splits: Split[] = []

  /** @param distance metres within which places are nearby */
  constructor(distance: number) {
    this.#distance = distance
  }

  /** Adds a place; returns the nearest of another split that is nearby, of those added before. */
  add(id: string, split: Split, location: Location): Neighbour | undefined {
    const point = pointOnGlobe(location)
    const cell = point.map((value) => Math.floor((value + EARTH_RADIUS) / this.#distance))
    const nearest = this.#nearestTo(point, cell, split)
    this.#insert(id, split, point, cell)
    return nearest
  }

  #nearestTo(point: readonly number[], cell: readonly number[], split: Split): Neighbour | undefined {
    let nearest: Neighbour | undefined
    forEachAround(cell, (x, y, z) => {
      for (let at = this.#heads.get(this.#keyOf(x, y, z)) ?? -1; at >= 0; at = this.#next[at]) {
        if (this.#splits[at] === split) continue
        const distance = Math.hypot(...[0, 1, 2].map((axis) => this.#points[3 * at + axis] - point[axis]))
        if (distance >= (nearest?.distance ?? this.#distance)) continue
        nearest = { id: this.#ids[at], split: this.#splits[at], distance }
      }
    })
    return nearest
  }

  #insert(id: string, split: Split, point: readonly number[], [x, y, z]: readonly number[]): void {
    const key = this.#keyOf(x, y, z)
    const head = this.#heads.get(key) ?? -1
    let alike = 0
    for (let at = head; at >= 0; at = this.#next[at]) if (this.#splits[at] === split) alike++
    if (alike >= MAXIMUM_IN_CELL) return
    this.#heads.set(key, this.#ids.length)
    this.#next.push(head)
    this.#points.push(...point)
    this.#ids.push(id)
    this.#splits.push(split)
  }

  #keyOf(x: number, y: number, z: number): number {
    const across = Math.ceil((2 * EARTH_RADIUS) / this.#distance) + 3
    return (x * across + y) * across + z
  }
}

function forEachAround([x, y, z]: readonly number[], visit: (x: number, y: number, z: number) => void): void {
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) for (let dz = -1; dz <= 1; dz++) visit(x + dx, y + dy, z + dz)
  }
}

/** Metres from the Earth's centre, on a sphere: distances of some hundred metres are right to half a per cent. */
function pointOnGlobe({ latitude, longitude }: Location): readonly number[] {
  const [phi, lambda] = [latitude, longitude].map((degrees) => (degrees * Math.PI) / 180)
  return [
    EARTH_RADIUS * Math.cos(phi) * Math.cos(lambda),
    EARTH_RADIUS * Math.cos(phi) * Math.sin(lambda),
    EARTH_RADIUS * Math.sin(phi),
  ]
}
