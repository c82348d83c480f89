/** Keeps the values last used, up to a total weight. */
export class LruCache<Value> {
  readonly #maximumWeight: number
  readonly #weightOf: (value: Value) => number
  /** In the order of use, the last used last. */
  readonly #values = new Map<string, Value>()
  #weight = 0

  constructor(maximumWeight: number, weightOf: (value: Value) => number) {
    this.#maximumWeight = maximumWeight
    this.#weightOf = weightOf
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    this.#values.delete(key)
    this.#values.set(key, value)
    return value
  }

  /** Keeps a value under a new key, and drops others for it: the longest unused first. */
  set(key: string, value: Value): void {
    this.#values.set(key, value)
    this.#weight += this.#weightOf(value)
    for (const [oldest, dropped] of this.#values) {
      if (this.#weight <= this.#maximumWeight || oldest === key) return
      this.#values.delete(oldest)
      this.#weight -= this.#weightOf(dropped)
    }
  }
}
