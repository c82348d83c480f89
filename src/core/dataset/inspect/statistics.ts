/** What the values of a band or an array are like; the first three are null where all are missing. */
export interface Statistics {
  readonly min: number | null
  readonly max: number | null
  readonly mean: number | null
  /** Share of values that are missing, 0–1. */
  readonly nodataShare: number
}

/** Gathers statistics part by part. */
export class StatisticsOfParts {
  readonly #nodata: number | undefined
  #count = 0
  #missing = 0
  #sum = 0
  #minimum = Infinity
  #maximum = -Infinity

  /** @param nodata value that is missing, besides NaN */
  constructor(nodata?: number) {
    this.#nodata = nodata
  }

  add(values: Iterable<number | bigint>): void {
    for (const stored of values) {
      const value = Number(stored)
      this.#count++
      if (Number.isNaN(value) || value === this.#nodata) {
        this.#missing++
        continue
      }
      this.#sum += value
      if (value < this.#minimum) this.#minimum = value
      if (value > this.#maximum) this.#maximum = value
    }
  }

  result(): Statistics {
    const known = this.#count - this.#missing
    const nodataShare = this.#count === 0 ? 0 : this.#missing / this.#count
    if (known === 0) return { min: null, max: null, mean: null, nodataShare }
    return { min: this.#minimum, max: this.#maximum, mean: this.#sum / known, nodataShare }
  }
}
