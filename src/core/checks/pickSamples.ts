import type { Sample, Split } from '../dataset/sample'

/** Picks so many samples of each split by a hash of their ids: the same every time, wherever they stand. */
export class SamplePicker {
  readonly #perSplit: number
  readonly #kept = new Map<Split, Candidate[]>()

  constructor(perSplit: number) {
    this.#perSplit = perSplit
  }

  offer(sample: Sample, ordinal: number): void {
    const kept = this.#kept.get(sample.split) ?? []
    this.#kept.set(sample.split, kept)
    kept.push({ sample, ordinal, hash: hashOf(sample.id) })
    if (kept.length >= 2 * this.#perSplit) kept.splice(0, kept.length, ...smallest(kept, this.#perSplit))
  }

  /** In stored order. */
  picked(): readonly Sample[] {
    return [...this.#kept.values()]
      .flatMap((kept) => smallest(kept, this.#perSplit))
      .sort((one, other) => one.ordinal - other.ordinal)
      .map(({ sample }) => sample)
  }
}

interface Candidate {
  readonly sample: Sample
  readonly ordinal: number
  readonly hash: number
}

function smallest(candidates: readonly Candidate[], count: number): Candidate[] {
  return candidates
    .toSorted((one, other) => one.hash - other.hash || one.ordinal - other.ordinal)
    .slice(0, count)
}

/** FNV-1a with MurmurHash3's finish, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
