const EMPTY = -1
const INITIAL_SIZE = 1024
/** Spreads 53-bit keys over a table (Knuth's multiplicative hashing on both halves). */
const MULTIPLIERS = [0x9e3779b1, 0x85ebca6b] as const

/** Whole numbers by whole number, in typed arrays: 24 bytes an entry where a Map takes several times as much. */
export class NumberTable {
  #keys = new Float64Array(INITIAL_SIZE)
  #values = new Int32Array(INITIAL_SIZE).fill(EMPTY)
  #count = 0

  /** @param key below 2⁵³ */
  get(key: number): number | undefined {
    const value = this.#values[this.#slotOf(key)]
    return value === EMPTY ? undefined : value
  }

  /** @param value from 0 to 2³¹ − 1 */
  set(key: number, value: number): void {
    const slot = this.#slotOf(key)
    if (this.#values[slot] === EMPTY) this.#count++
    this.#keys[slot] = key
    this.#values[slot] = value
    if (this.#count > this.#keys.length / 2) this.#grow()
  }

  /** Where a key stands, or would. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1
    const low = Math.imul((key % 2 ** 32) | 0, MULTIPLIERS[0])
    const high = Math.imul(Math.floor(key / 2 ** 32), MULTIPLIERS[1])
    let slot = ((low ^ high ^ (low >>> 15)) >>> 0) & mask
    while (this.#values[slot] !== EMPTY && this.#keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const keys = this.#keys
    const values = this.#values
    this.#keys = new Float64Array(2 * keys.length)
    this.#values = new Int32Array(2 * keys.length).fill(EMPTY)
    this.#count = 0
    values.forEach((value, slot) => {
      if (value !== EMPTY) this.set(keys[slot], value)
    })
  }
}
