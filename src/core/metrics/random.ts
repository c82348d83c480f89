/**
 * A seeded generator of 32-bit numbers, xoroshiro64* by Blackman and Vigna (https://prng.di.unimi.it): the same seed
 * gives the same numbers on every machine, for its state is whole numbers only.
 */
export class Random {
  #first: number
  #second: number

  /** @param state two 32-bit numbers that are not both 0 */
  constructor([first, second]: readonly [number, number]) {
    this.#first = first | 0
    this.#second = second | 0
  }

  /** @param seed a whole number; its lower 32 bits count */
  static seeded(seed: number): Random {
    return new Random([scramble(seed), scramble(seed + 1) | 1])
  }

  /** A number from 0 to below 1 in steps of 2⁻³², each as likely. */
  next(): number {
    const value = Math.imul(this.#first, 0x9e3779bb) >>> 0
    const mixed = this.#second ^ this.#first
    this.#first = ((this.#first << 26) | (this.#first >>> 6)) ^ mixed ^ (mixed << 9)
    this.#second = (mixed << 13) | (mixed >>> 19)
    return value / 2 ** 32
  }

  /**
   * Draws `items` whole numbers from 0 to below `items`, each as likely, and counts how often each came. A draw has
   * as many bits as `items` needs, and one that is too large is drawn again: that is exactly uniform, where a
   * remainder or a product would not be.
   * @param counts zeros, as many as {@link countsLength} says; what stands behind `items` afterwards means nothing
   */
  countDraws(counts: Uint8Array, items: number): void {
    if (items === 1) {
      counts[0] = 1
      return
    }
    const shift = Math.clz32(items - 1)
    let first = this.#first
    let second = this.#second
    for (let left = items; left > 0;) {
      const item = Math.imul(first, 0x9e3779bb) >>> shift
      second ^= first
      first = ((first << 26) | (first >>> 6)) ^ second ^ (second << 9)
      second = (second << 13) | (second >>> 19)
      counts[item]++
      // −1 where the draw counts, else 0; a branch here could not be predicted.
      left += (item - items) >> 31
    }
    this.#first = first
    this.#second = second
  }
}

/** Length of the array that {@link Random.countDraws} counts in: the power of two that holds all items. */
export function countsLength(items: number): number {
  return 2 ** (32 - Math.clz32(items - 1))
}

/** Spreads a seed over 32 bits: the finaliser of MurmurHash3. */
function scramble(seed: number): number {
  let bits = seed | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
