import { messageOf } from '../../core/errors'
import type { ImageDescription } from '../../core/dataset/look/viewedImage'
import { decodeArray } from '../../protocol/encoding'
import type { ImageName } from '../../protocol/fileViews'
import type { FileChannel } from './fileChannel'
import type { TileValues } from './paintTile'
import type { Tile } from './viewport'

/** Tiles that are kept, and those that are asked for at a time. */
const MAXIMUM_KEPT = 400
const MAXIMUM_ASKED = 4

/** Values of tiles, fetched when they are wanted. */
export class TileStore {
  readonly #channel: FileChannel
  readonly #onChange: () => void
  readonly #kept = new Map<string, TileValues | Error>()
  readonly #asked = new Set<string>()
  #wanted: readonly (readonly [key: string, tile: Tile])[] = []
  #image: ImageName
  #bands: readonly number[] = []

  /** @param onChange told whenever a tile has come */
  constructor(image: ImageName, channel: FileChannel, onChange: () => void) {
    this.#image = image
    this.#channel = channel
    this.#onChange = onChange
  }

  /** Looks at other bands, or at another image. */
  lookAt(image: ImageName, bands: readonly number[]): void {
    this.#image = image
    this.#bands = bands
  }

  /** Values of a tile; undefined until they have come, and where they cannot be read. */
  valuesOf(tile: Tile): TileValues | undefined {
    const found = this.#kept.get(this.keyOf(tile))
    return found instanceof Error ? undefined : found
  }

  /** Why a tile cannot be read. */
  problemOf(tile: Tile): string | undefined {
    const found = this.#kept.get(this.keyOf(tile))
    return found instanceof Error ? messageOf(found) : undefined
  }

  /** Fetches these tiles, and no longer those that were wanted before. */
  want(tiles: readonly Tile[]): void {
    this.#wanted = tiles.map((tile) => [this.keyOf(tile), tile] as const)
    this.#fetch()
  }

  /** Whether nothing wanted is still to come. */
  get isComplete(): boolean {
    return this.#wanted.every(([key]) => this.#kept.has(key))
  }

  keyOf({ level, left, top }: Tile): string {
    return [this.#image.array ?? '', this.#image.index, this.#bands.join('-'), level, left, top].join('/')
  }

  #fetch(): void {
    for (const [key, tile] of this.#wanted) {
      if (this.#asked.size >= MAXIMUM_ASKED) return
      if (!this.#kept.has(key) && !this.#asked.has(key)) void this.#ask(key, tile)
    }
  }

  async #ask(key: string, { level, left, top, width, height }: Tile): Promise<void> {
    this.#asked.add(key)
    const window = { left, top, width, height }
    const query = { kind: 'window', image: this.#image, level, window, bands: this.#bands } as const
    const values = await this.#channel.ask(query).then(
      (answer) => decodeArray(answer.values),
      (thrown: unknown) => new Error(messageOf(thrown)),
    )
    this.#asked.delete(key)
    this.#kept.set(key, values)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MAXIMUM_KEPT) break
      this.#kept.delete(oldest)
    }
    this.#fetch()
    this.#onChange()
  }
}

/** 2nd to 98th percentile of what tiles hold, shared by all bands. */
export function percentilesOf(
  tiles: readonly TileValues[],
  { nodata }: ImageDescription,
): { readonly low: number; readonly high: number } | undefined {
  const total = tiles.reduce((sum, { length }) => sum + length, 0)
  const step = Math.max(1, Math.floor(total / 100_000))
  const sampled: number[] = []
  for (const values of tiles) {
    for (let index = 0; index < values.length; index += step) {
      if (Number.isFinite(values[index]) && values[index] !== nodata) sampled.push(values[index])
    }
  }
  if (sampled.length === 0) return undefined
  const sorted = Float64Array.from(sampled).sort()
  const low = sorted[Math.floor(0.02 * (sorted.length - 1))]
  const high = sorted[Math.ceil(0.98 * (sorted.length - 1))]
  return high > low ? { low, high } : { low: low - 0.5, high: low + 0.5 }
}
