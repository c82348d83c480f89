import { bandOf, type Raster } from '../imagery/raster'

/** A picture is compared by the means of so many blocks on each axis, in two bands. */
const BLOCKS = 6
const BANDS = ['B08', 'B04', 'HH', 'VV', 'R', 'red'] as const
/** Correlation of these means from which two pictures are nearly the same. */
const SIMILARITY = 0.998
/** Pictures are compared where they agree in the signs of one of these groups of blocks. */
const GROUPS = 4
/** Pictures beyond so many are not compared. */
const MAXIMUM_IMAGES = 20_000

/** Finds pictures that are nearly the same among some thousands. */
export class SimilarImages {
  readonly #prints: { readonly number: number; readonly values: Float32Array }[] = []
  readonly #buckets = Array.from({ length: GROUPS }, () => new Map<string, number[]>())

  /** Adds a picture; returns the number of one added before that is nearly the same. */
  add(raster: Raster, number: number): number | undefined {
    if (this.#prints.length >= MAXIMUM_IMAGES) return undefined
    const values = printOf(raster)
    if (values === undefined) return undefined
    const index = this.#prints.push({ number, values }) - 1
    let similar: number | undefined
    this.#buckets.forEach((bucket, group) => {
      const key = signsOf(values, group)
      const others = bucket.get(key) ?? []
      const found = others.find((other) => correlation(values, this.#prints[other].values) >= SIMILARITY)
      if (found !== undefined) similar = this.#prints[found].number
      bucket.set(key, [...others, index])
    })
    return similar
  }
}

/** Block means of up to two bands, each band with mean 0 and length 1; undefined for flat or mostly missing ones. */
function printOf(raster: Raster): Float32Array | undefined {
  const bands = BANDS.flatMap((name) => bandOf(raster, name) ?? []).slice(0, 2)
  const parts = bands.map((band) => normalised(blockMeans(band, raster.width, raster.height)))
  if (parts.length === 0 || parts.some((part) => part === undefined)) return undefined
  return Float32Array.from(parts.flatMap((part) => (part === undefined ? [] : [...part])))
}

function blockMeans(band: Float32Array, width: number, height: number): Float64Array {
  const sums = new Float64Array(BLOCKS * BLOCKS)
  const counts = new Float64Array(BLOCKS * BLOCKS)
  band.forEach((value, pixel) => {
    if (Number.isNaN(value)) return
    const column = Math.floor(((pixel % width) * BLOCKS) / width)
    const row = Math.floor((Math.floor(pixel / width) * BLOCKS) / height)
    sums[row * BLOCKS + column] += value
    counts[row * BLOCKS + column]++
  })
  return sums.map((sum, block) => sum / counts[block])
}

function normalised(values: Float64Array): Float64Array | undefined {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const length = Math.hypot(...values.map((value) => value - mean))
  return length > 0 ? values.map((value) => (value - mean) / length) : undefined
}

function signsOf(values: Float32Array, group: number): string {
  return Array.from(values)
    .filter((_, block) => block % GROUPS === group)
    .map((value) => (value > 0 ? '1' : '0'))
    .join('')
}

/** Mean correlation of the bands of two prints. */
function correlation(one: Float32Array, other: Float32Array): number {
  if (one.length !== other.length) return 0
  const bands = one.length / (BLOCKS * BLOCKS)
  return one.reduce((sum, value, block) => sum + value * other[block], 0) / bands
}
