import { type Sample, type Split, SPLITS } from '../dataset/sample'
import { cellOf, wrapped } from './cells'
import { type BySplit, bySplit, zeros } from './splitCounts'

/** A rectangle of places in degrees; `west` is at most `east`. */
export interface Box {
  readonly south: number
  readonly north: number
  readonly west: number
  readonly east: number
}

/** Where samples lie. */
export interface PlaceSummary {
  /** Samples with a location. */
  readonly located: BySplit<number>
  /** What encloses all of them; null where there are none. */
  readonly box: Box | null
  /** Size of the cells: see {@link cellSide}. */
  readonly level: number
  /** Samples in cells: the cell's row from 90° S, its column from 180° W, then counts of train, val, test. */
  readonly cells: readonly (readonly [
    row: number,
    column: number,
    train: number,
    val: number,
    test: number,
  ])[]
}

/** Cells beyond this many are made twice as large. */
const MOST_CELLS = 2500

/** Columns a row's key leaves room for. */
const COLUMNS = 2 ** 16

/** Counts samples by place in square cells of degrees, which grow as long as there are too many of them. */
export class PlaceTally {
  readonly #located = zeros()
  #cells = new Map<number, number[]>()
  #level = 0
  #box: { -readonly [Side in keyof Box]: Box[Side] } | null = null

  add({ split, location }: Sample): void {
    if (location === undefined) return
    const cell = cellOf(location, this.#level)
    if (cell === undefined) return
    this.#located[split]++
    this.#enclose(location.latitude, wrapped(location.longitude))
    this.#count(cell[0] * COLUMNS + cell[1], split)
  }

  get summary(): PlaceSummary {
    return {
      located: bySplit((split) => this.#located[split]),
      box: this.#box,
      level: this.#level,
      cells: [...this.#cells].map(([key, [train, val, test]]) => [
        Math.floor(key / COLUMNS),
        key % COLUMNS,
        train,
        val,
        test,
      ]),
    }
  }

  #enclose(latitude: number, longitude: number): void {
    this.#box ??= { south: latitude, north: latitude, west: longitude, east: longitude }
    const box = this.#box
    if (latitude < box.south) box.south = latitude
    if (latitude > box.north) box.north = latitude
    if (longitude < box.west) box.west = longitude
    if (longitude > box.east) box.east = longitude
  }

  #count(key: number, split: Split): void {
    const known = this.#cells.get(key)
    if (known !== undefined) {
      known[SPLITS.indexOf(split)]++
      return
    }
    const counts = [0, 0, 0]
    counts[SPLITS.indexOf(split)]++
    this.#cells.set(key, counts)
    while (this.#cells.size > MOST_CELLS) this.#double()
  }

  #double(): void {
    const larger = new Map<number, number[]>()
    for (const [key, counts] of this.#cells) {
      const halved = Math.floor(Math.floor(key / COLUMNS) / 2) * COLUMNS + ((key % COLUMNS) >> 1)
      const known = larger.get(halved)
      if (known === undefined) larger.set(halved, counts)
      else counts.forEach((count, index) => (known[index] += count))
    }
    this.#cells = larger
    this.#level++
  }
}
