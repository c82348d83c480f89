import type { Split } from '../dataset/sample'
import { type Balance, balanceOf } from '../metrics/divergence'
import { compareLabels } from '../metrics/labels'
import type { CategoryAttribute } from './attribute'
import { ruleOf } from './attribute'
import { type Comparison, compareClasses } from './comparison'
import { type ByPart, type BySplit, bySplit, totalOf, zeros } from './splitCounts'

/** One class of a distribution. */
export interface CategoryClass {
  readonly key: string
  readonly title: string
  /** `#rrggbb` where the class has a colour of its own. */
  readonly colour?: string
  readonly counts: BySplit<number>
}

/** How samples are spread over classes. */
export interface CategoryDistribution {
  readonly attribute: CategoryAttribute
  readonly title: string
  /** How the class of a sample was found. */
  readonly rule?: string
  readonly classes: readonly CategoryClass[]
  /** Classes beyond those listed, the rarest, and their samples. */
  readonly others?: { readonly classes: number; readonly counts: BySplit<number> }
  /** Samples without a class. */
  readonly missing: BySplit<number>
  /** Over the classes that occur in any split. */
  readonly balance: ByPart<Balance | null>
  readonly comparisons: readonly Comparison[]
}

/** How a distribution is presented. */
export interface Presentation {
  readonly title: string
  /** Title and colour of a class; the key itself where absent. */
  titleOf?(key: string): { readonly title: string; readonly colour?: string }
  /** Keys in the order wanted; by frequency where absent. */
  readonly order?: readonly string[]
}

/** More classes than this are no classes but names of single things. */
const MOST_CLASSES = 1000

/** Classes that a distribution lists. */
const LISTED = 30

/** A class has no longer name than this. */
const LONGEST = 120

/** Counts samples by class and split. */
export class CategoryTally {
  readonly #counts = new Map<string, Record<Split, number>>()
  readonly #missing = zeros()
  #isFull = false

  add(split: Split, key: string | undefined): void {
    if (key === undefined) this.#missing[split]++
    else if (!this.#isFull) this.#count(split, key)
  }

  /** Number of classes; infinite once there were too many to count. */
  get classes(): number {
    return this.#isFull ? Infinity : this.#counts.size
  }

  get missing(): BySplit<number> {
    return this.#missing
  }

  /** The most frequent keys with their counts, the most frequent first. */
  top(limit: number): readonly (readonly [key: string, counts: BySplit<number>])[] {
    return [...this.#counts]
      .sort(([a, one], [b, other]) => totalOf(other) - totalOf(one) || compareLabels(a, b))
      .slice(0, limit)
  }

  /** What was counted. The comparisons see every class, listed or not. */
  distribution(attribute: CategoryAttribute, { title, titleOf, order }: Presentation): CategoryDistribution {
    const all = this.top(Infinity)
    const countsOf = (split: Split) => all.map(([, counts]) => counts[split])
    const listed = all.slice(0, LISTED)
    const rest = all.slice(LISTED).map(([, counts]) => counts)
    const rule = ruleOf(attribute)
    return {
      attribute,
      title,
      ...(rule !== undefined && { rule }),
      classes: ordered(listed, order).map(([key, counts]) => ({
        key,
        ...(titleOf?.(key) ?? { title: key }),
        counts,
      })),
      ...(rest.length > 0 && {
        others: {
          classes: rest.length,
          counts: bySplit((split) => rest.reduce((sum, counts) => sum + counts[split], 0)),
        },
      }),
      missing: this.#missing,
      balance: {
        ...bySplit((split) => balanceOf(countsOf(split), all.length)),
        all: balanceOf(
          all.map(([, counts]) => totalOf(counts)),
          all.length,
        ),
      },
      comparisons: compareClasses(bySplit(countsOf)),
    }
  }

  #count(split: Split, key: string): void {
    const known = this.#counts.get(key)
    if (known !== undefined) {
      known[split]++
      return
    }
    this.#isFull = this.#counts.size === MOST_CLASSES || key.length > LONGEST
    if (this.#isFull) this.#counts.clear()
    else this.#counts.set(key, { ...zeros(), [split]: 1 })
  }
}

function ordered<Entry extends readonly [string, unknown]>(
  entries: readonly Entry[],
  order: readonly string[] | undefined,
): readonly Entry[] {
  if (order === undefined) return entries
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return entries.toSorted(([a], [b]) => place(a) - place(b))
}
