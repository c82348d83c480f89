import { KeyTable } from '../keyTable'
import type { TokenUsage } from '../models/model'
import { addTokens } from '../runs/usage'
import type { AnnotationCounts, RemovedLine, TextLine } from './annotationLog'

/** What became of the texts that broke a rule. */
export interface RuleCounts {
  readonly rule: string
  /** Attempts that broke it. */
  readonly caught: number
  /** Texts that broke it at first and not at last. */
  readonly mended: number
  /** Texts that were removed for it, and maybe for others too. */
  readonly removed: number
}

/** Counts the lines of an annotation log, without keeping them. */
export class AnnotationTally {
  readonly #rules = new Map<string, { caught: number; mended: number; removed: number }>()
  readonly #samples = new KeyTable()
  #texts = 0
  #removed = 0
  #mended = 0
  #failed = 0
  #usage: TokenUsage | undefined

  add({ type, sample, checks, provenance }: TextLine | RemovedLine): void {
    if (type === 'text') {
      this.#samples.set(sample, 0)
      this.#texts++
      if (checks.some(({ outcome }) => outcome === 'mended')) this.#mended++
    } else this.#removed++
    for (const { rule, outcome, times = 1 } of checks) {
      if (outcome === 'passed') continue
      const counts = this.#rules.get(rule) ?? { caught: 0, mended: 0, removed: 0 }
      counts.caught += times
      counts[outcome === 'failed' ? 'removed' : 'mended']++
      this.#rules.set(rule, counts)
    }
    const { usage } = provenance
    if (usage !== undefined) this.#usage = this.#usage === undefined ? usage : addTokens(this.#usage, usage)
  }

  /** Counts texts that nobody gave words for. */
  addFailed(count: number): void {
    this.#failed += count
  }

  get counts(): AnnotationCounts {
    return {
      samples: this.#samples.size,
      texts: this.#texts,
      removed: this.#removed,
      mended: this.#mended,
      failed: this.#failed,
    }
  }

  /** Rules that some attempt broke, the most frequent first. */
  get rules(): readonly RuleCounts[] {
    return [...this.#rules]
      .map(([rule, counts]) => ({ rule, ...counts }))
      .sort((one, other) => other.caught - one.caught)
  }

  /** Tokens of all attempts, where an endpoint counted them. */
  get usage(): TokenUsage | undefined {
    return this.#usage
  }
}
