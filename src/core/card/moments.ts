/** What a set of numbers is like. */
export interface NumberSummary {
  readonly n: number
  readonly min: number
  readonly mean: number
  /** Standard deviation of the numbers at hand, divided by n. */
  readonly sd: number
  readonly max: number
}

/** Mean and spread of numbers as they stream by (Welford 1962; merged as Chan, Golub and LeVeque 1983). */
export class Moments {
  #n = 0
  #mean = 0
  #squares = 0
  #min = Infinity
  #max = -Infinity

  add(value: number): void {
    this.#n++
    const difference = value - this.#mean
    this.#mean += difference / this.#n
    this.#squares += difference * (value - this.#mean)
    if (value < this.#min) this.#min = value
    if (value > this.#max) this.#max = value
  }

  /** The numbers of both. */
  static merged(all: readonly Moments[]): Moments {
    const merged = new Moments()
    for (const part of all) {
      const n = merged.#n + part.#n
      if (part.#n === 0) continue
      const difference = part.#mean - merged.#mean
      merged.#squares += part.#squares + (difference * difference * merged.#n * part.#n) / n
      merged.#mean += (difference * part.#n) / n
      merged.#n = n
      merged.#min = Math.min(merged.#min, part.#min)
      merged.#max = Math.max(merged.#max, part.#max)
    }
    return merged
  }

  /** Null where there were no numbers. */
  get summary(): NumberSummary | null {
    if (this.#n === 0) return null
    return {
      n: this.#n,
      min: this.#min,
      mean: this.#mean,
      sd: Math.sqrt(this.#squares / this.#n),
      max: this.#max,
    }
  }
}
