import { hashOfId } from '../dataset/rows/index/idHash'

/** Slots of a new table; half of them are filled at most. */
const FIRST_SLOTS = 1 << 12

/** A key that was answered by the last line about it, or that was not. */
type Outcome = 'answered' | 'failed'

/**
 * Which questions a run has answered, by the 64-bit hashes of their keys: 18 bytes an answer, so that a run of millions
 * of answers is resumed in little memory. That two of a million keys share a hash is as likely as 3 in 10⁸.
 */
export class AnsweredIndex {
  /** Two halves of a hash in every slot. */
  #hashes = new Uint32Array(2 * FIRST_SLOTS)
  /** 0 in an empty slot, 1 for failed, 2 for answered. */
  #outcomes = new Uint8Array(FIRST_SLOTS)
  #used = 0
  #answered = 0

  /** Questions that are answered. */
  get size(): number {
    return this.#answered
  }

  /** @param key of an answer, as `answerKey` makes it */
  has(key: string): boolean {
    return this.#outcomes[this.#slotOf(key)] === CODES.answered
  }

  /** Takes a line of the log in; the last about a question holds. */
  add(key: string, outcome: Outcome): void {
    if (2 * this.#used >= this.#outcomes.length) this.#grow()
    const slot = this.#slotOf(key)
    const before = this.#outcomes[slot]
    if (before === 0) {
      const { low, high } = hashOfId(key)
      this.#hashes.set([low, high], 2 * slot)
      this.#used++
    }
    this.#answered += Number(outcome === 'answered') - Number(before === CODES.answered)
    this.#outcomes[slot] = CODES[outcome]
  }

  /** The slot of a key, or the empty one where it belongs. */
  #slotOf(key: string): number {
    const { low, high } = hashOfId(key)
    return this.#find(low, high)
  }

  #find(low: number, high: number): number {
    const mask = this.#outcomes.length - 1
    let slot = low & mask
    while (this.#outcomes[slot] !== 0) {
      if (this.#hashes[2 * slot] === low && this.#hashes[2 * slot + 1] === high) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }

  #grow(): void {
    const [hashes, outcomes] = [this.#hashes, this.#outcomes]
    this.#hashes = new Uint32Array(2 * hashes.length)
    this.#outcomes = new Uint8Array(2 * outcomes.length)
    outcomes.forEach((outcome, old) => {
      if (outcome === 0) return
      const slot = this.#find(hashes[2 * old], hashes[2 * old + 1])
      this.#hashes.set(hashes.subarray(2 * old, 2 * old + 2), 2 * slot)
      this.#outcomes[slot] = outcome
    })
  }
}

const CODES = { failed: 1, answered: 2 } as const
