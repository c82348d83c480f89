import type { Sample } from '../dataset/sample'
import { classOf } from './attribute'
import { type CategoryDistribution, CategoryTally } from './categoryTally'
import { SEASONS } from './season'

/** Column names that hold a day on which a picture was taken. */
const DATE_NAMES = /date|time|acqui|sensing/i

/** Columns of dates that are counted side by side. */
const MOST_COLUMNS = 3

/** Counts seasons by each column that may hold the date; the first that does is the one reported. */
export class SeasonTally {
  readonly #wanted: string | undefined
  readonly #tallies = new Map<string, CategoryTally>()

  /** @param wanted the column that holds the date; found by its name when absent */
  constructor(wanted: string | undefined) {
    this.#wanted = wanted
    if (wanted !== undefined) this.#tallies.set(wanted, new CategoryTally())
  }

  add(sample: Sample): void {
    if (this.#wanted === undefined && this.#tallies.size < MOST_COLUMNS) this.#begin(sample)
    for (const [column, tally] of this.#tallies) {
      tally.add(sample.split, classOf({ kind: 'season', column }, sample))
    }
  }

  /** Undefined where no sample has a date and a place. */
  get distribution(): CategoryDistribution | undefined {
    for (const [column, tally] of this.#tallies) {
      if (tally.classes > 0) {
        return tally.distribution({ kind: 'season', column }, { title: 'Season', order: SEASONS })
      }
    }
    return undefined
  }

  #begin({ metadata }: Sample): void {
    for (const column in metadata) {
      if (this.#tallies.size >= MOST_COLUMNS) return
      if (DATE_NAMES.test(column) && !this.#tallies.has(column))
        this.#tallies.set(column, new CategoryTally())
    }
  }
}
