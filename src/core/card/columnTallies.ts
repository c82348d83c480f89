import type { MetadataValue, Sample, Split } from '../dataset/sample'
import { hasLabel } from './attribute'
import { type CategoryDistribution, CategoryTally } from './categoryTally'
import { Moments, type NumberSummary } from './moments'
import { dayOf } from './season'
import { type ByPart, type BySplit, bySplit, zeros } from './splitCounts'

/** What a metadata column holds. */
export type ColumnSummary =
  | { readonly kind: 'classes'; readonly column: string; readonly distribution: CategoryDistribution }
  | {
      readonly kind: 'numbers'
      readonly column: string
      readonly missing: BySplit<number>
      readonly summaries: ByPart<NumberSummary | null>
    }
  | {
      readonly kind: 'dates'
      readonly column: string
      readonly missing: BySplit<number>
      /** First and last day, `2019-05-01`. */
      readonly ranges: BySplit<readonly [first: string, last: string] | null>
    }
  /** Names of single things; `values` is null where there are too many to count. */
  | {
      readonly kind: 'names'
      readonly column: string
      readonly missing: BySplit<number>
      readonly values: number | null
    }

/** Columns that are looked at; more are named only. */
const MOST_COLUMNS = 60

/** Whole numbers of at most so many different values are codes of classes. */
const MOST_CODES = 32

/** More different texts than this are listed as names, not as classes. */
const MOST_TEXTS = 200

/** Gathers what the metadata columns of samples hold. */
export class ColumnTallies {
  readonly #columns = new Map<string, ColumnTally>()
  readonly #more = new Set<string>()
  readonly #samples = zeros()

  add({ split, metadata }: Sample): void {
    for (const column in metadata) {
      const tally = this.#columns.get(column) ?? this.#begin(column)
      tally?.add(split, metadata[column])
    }
    this.#samples[split]++
  }

  /** Columns that are more than can be looked at. */
  get leftOut(): number {
    return this.#more.size
  }

  get summaries(): readonly ColumnSummary[] {
    return [...this.#columns].map(([column, tally]) => tally.summary(column, this.#samples))
  }

  #begin(column: string): ColumnTally | undefined {
    if (this.#columns.size >= MOST_COLUMNS) {
      if (this.#more.size < MOST_COLUMNS) this.#more.add(column)
      return undefined
    }
    const tally = new ColumnTally()
    this.#columns.set(column, tally)
    return tally
  }
}

class ColumnTally {
  readonly #classes = new CategoryTally()
  readonly #moments = bySplit(() => new Moments())
  readonly #present = zeros()
  readonly #days: Record<Split, [string, string] | null> = { train: null, val: null, test: null }
  #isNumeric = true
  #isWhole = true
  #isDate = true

  add(split: Split, value: MetadataValue): void {
    if (!hasLabel(value)) return
    this.#present[split]++
    if (Number.isFinite(this.#classes.classes)) this.#classes.add(split, String(value))
    if (typeof value === 'number') {
      this.#moments[split].add(value)
      this.#isWhole &&= Number.isInteger(value)
    } else {
      this.#isNumeric = false
    }
    if (this.#isDate) this.#addDay(split, dayOf(value))
  }

  summary(column: string, samples: BySplit<number>): ColumnSummary {
    const missing = bySplit((split) => samples[split] - this.#present[split])
    const { classes } = this.#classes
    if (classes === 0) return { kind: 'names', column, missing, values: 0 }
    if (this.#isDate) return { kind: 'dates', column, missing, ranges: this.#days }
    if (this.#isNumeric && !(this.#isWhole && classes <= MOST_CODES)) {
      const all = Moments.merged(Object.values(this.#moments)).summary
      const summaries = { ...bySplit((split) => this.#moments[split].summary), all }
      return { kind: 'numbers', column, missing, summaries }
    }
    if (classes > MOST_TEXTS) {
      return { kind: 'names', column, missing, values: Number.isFinite(classes) ? classes : null }
    }
    const distribution = this.#classes.distribution({ kind: 'column', column }, { title: column })
    return { kind: 'classes', column, distribution: { ...distribution, missing } }
  }

  #addDay(split: Split, day: string | undefined): void {
    this.#isDate = day !== undefined
    if (day === undefined) return
    const range = this.#days[split]
    if (range === null) this.#days[split] = [day, day]
    else if (day < range[0]) range[0] = day
    else if (day > range[1]) range[1] = day
  }
}
