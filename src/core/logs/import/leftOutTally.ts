import type { LeftOut, LeftReason } from './importRequest'

/** So many are named; the run log lists them all. */
const NAMED = 5

/** Counts what is left out of an import, and keeps the first names of each reason. */
export class LeftOutTally {
  readonly #byReason = new Map<LeftReason, { count: number; more: boolean; readonly first: Set<string> }>()

  add(reason: LeftReason, name: string): void {
    const entry = this.#byReason.get(reason) ?? { count: 0, more: false, first: new Set<string>() }
    entry.count++
    if (entry.first.size < NAMED) entry.first.add(name)
    else if (!entry.first.has(name)) entry.more = true
    this.#byReason.set(reason, entry)
  }

  result(): readonly LeftOut[] {
    return Array.from(this.#byReason, ([reason, { first, ...entry }]) => ({
      reason,
      ...entry,
      first: [...first],
    }))
  }
}
