/**
 * Seeded random numbers. Every purpose gets a stream of its own, named by its parts, so that one sample never
 * depends on how many others are made.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #d = 1

  constructor(...name: readonly (string | number)[]) {
    const seeds = hash(name.join('/'))
    ;[this.#a, this.#b, this.#c] = seeds
    for (let i = 0; i < 12; i++) this.#next()
  }

  uniform(low = 0, high = 1): number {
    return low + (high - low) * this.#next()
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.#next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.#next() < probability
  }

  /** Normal deviate of mean 0 and variance 1 (Box and Muller 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.#next()))
    return radius * Math.cos(2 * Math.PI * this.#next())
  }

  /** Gamma deviate of mean 1, for a shape of at least 1 (Marsaglia and Tsang 2000): speckle of `shape` looks. */
  gamma(shape: number): number {
    const d = shape - 1 / 3
    for (;;) {
      const x = this.normal()
      const v = (1 + x / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(1 - this.#next()) < 0.5 * x * x + d * (1 - v + Math.log(v)))
        return (d * v) / shape
    }
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)]
  }

  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
    const entries = Object.entries(weights) as [K, number][]
    let left = this.uniform(
      0,
      entries.reduce((sum, [, weight]) => sum + weight, 0),
    )
    for (const [key, weight] of entries) if ((left -= weight) < 0) return key
    return entries[entries.length - 1][0]
  }

  /** Small fast counter generator, sfc32 (Doty-Humphrey, PractRand), as a number in [0, 1). */
  #next(): number {
    const sum = (this.#a + this.#b + this.#d) | 0
    this.#d = (this.#d + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
}

/** Three 32-bit hashes of a text: FNV-1a with MurmurHash3's finaliser. */
function hash(text: string): [number, number, number] {
  const one = (basis: number) => {
    let h = basis
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    return (h ^ (h >>> 16)) >>> 0
  }
  return [one(0x811c9dc5), one(0x9e3779b9), one(0x7f4a7c15)]
}
