import { KeyTable } from '../keyTable'

/** A key that was answered by the last line about it, or that was not. */
type Outcome = 'answered' | 'failed'

const CODES = { failed: 0, answered: 1 } as const

/** Which questions a run has answered, in little memory. */
export class AnsweredIndex {
  readonly #outcomes = new KeyTable()
  #answered = 0

  /** Questions that are answered. */
  get size(): number {
    return this.#answered
  }

  /** @param key of an answer, as `answerKey` makes it */
  has(key: string): boolean {
    return this.#outcomes.get(key) === CODES.answered
  }

  /** Takes a line of the log in; the last about a question holds. */
  add(key: string, outcome: Outcome): void {
    this.#answered += CODES[outcome] - (this.#outcomes.get(key) ?? CODES.failed)
    this.#outcomes.set(key, CODES[outcome])
  }
}
