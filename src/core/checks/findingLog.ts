import { type Finding, type FindingKind, MAXIMUM_LISTED, type Occurrence, SEVERITIES } from './finding'

interface Entry {
  readonly kind: FindingKind
  readonly occurrences: Occurrence[]
  count: number
}

/** Collects what checks find, by kind; memory does not grow with the number of occurrences. */
export class FindingLog {
  readonly #entries = new Map<string, Entry>()

  add(kind: FindingKind, occurrence: Occurrence, count = 1): void {
    const entry = this.#entries.get(kind.id) ?? { kind, occurrences: [], count: 0 }
    this.#entries.set(kind.id, entry)
    entry.count += count
    if (entry.occurrences.length < MAXIMUM_LISTED) entry.occurrences.push(occurrence)
  }

  /** The gravest first, then the most frequent. */
  list(): readonly Finding[] {
    return [...this.#entries.values()]
      .map(({ kind, count, occurrences }) => ({ ...kind, count, occurrences }))
      .sort((one, other) => rankOf(one) - rankOf(other) || other.count - one.count)
  }
}

function rankOf({ severity }: FindingKind): number {
  return SEVERITIES.indexOf(severity)
}
