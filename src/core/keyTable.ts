import { hashOfId } from './dataset/rows/index/idHash'

/** Slots of a new table; half of them are filled at most. */
const FIRST_SLOTS = 1 << 12

/**
 * Small whole numbers by text keys, of which only 64-bit hashes are kept: 24 bytes a key at least, so that millions of
 * them take little memory. That two of a million keys share a hash is as likely as 3 in 10⁸.
 */
export class KeyTable {
  /** Two halves of a hash in every slot. */
  #hashes = new Uint32Array(2 * FIRST_SLOTS)
  /** One more than the number; 0 in an empty slot. */
  #numbers = new Uint32Array(FIRST_SLOTS)
  #size = 0

  get size(): number {
    return this.#size
  }

  get(key: string): number | undefined {
    const number = this.#numbers[this.#slotOf(key)]
    return number === 0 ? undefined : number - 1
  }

  /** @param number from 0 to 2³² − 2 */
  set(key: string, number: number): void {
    if (2 * this.#size >= this.#numbers.length) this.#grow()
    const slot = this.#slotOf(key)
    if (this.#numbers[slot] === 0) {
      const { low, high } = hashOfId(key)
      this.#hashes[2 * slot] = low
      this.#hashes[2 * slot + 1] = high
      this.#size++
    }
    this.#numbers[slot] = number + 1
  }

  /** The slot of a key, or the empty one where it belongs. */
  #slotOf(key: string): number {
    const { low, high } = hashOfId(key)
    return this.#find(low, high)
  }

  #find(low: number, high: number): number {
    const mask = this.#numbers.length - 1
    let slot = low & mask
    while (this.#numbers[slot] !== 0) {
      if (this.#hashes[2 * slot] === low && this.#hashes[2 * slot + 1] === high) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  #grow(): void {
    const [hashes, numbers] = [this.#hashes, this.#numbers]
    this.#hashes = new Uint32Array(2 * hashes.length)
    this.#numbers = new Uint32Array(2 * numbers.length)
    numbers.forEach((number, old) => {
      if (number === 0) return
      const slot = this.#find(hashes[2 * old], hashes[2 * old + 1])
      this.#hashes.set(hashes.subarray(2 * old, 2 * old + 2), 2 * slot)
      this.#numbers[slot] = number
    })
  }
}
