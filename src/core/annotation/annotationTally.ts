import { type Task, TASKS } from '../benchmark/tasks'
import { KeyTable } from '../keyTable'
import type { TokenUsage } from '../models/model'
import { textKey } from './rules/duplicate'
import { addTokens } from '../runs/usage'
import { type AnnotationCounts, type Aspect, ASPECTS, type RemovedLine, type TextLine } from './annotationLog'

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

/** Texts of one aspect of a task. */
export interface AspectCounts {
  readonly task: Task
  readonly aspect: Aspect
  readonly texts: number
  readonly mended: number
  readonly removed: number
}

/** Counts the lines of an annotation log, without keeping them. */
export class AnnotationTally {
  readonly #rules = new Map<string, { caught: number; mended: number; removed: number }>()
  readonly #aspects = new Map<Aspect, { task: Task; texts: number; mended: number; removed: number }>()
  readonly #samples = new KeyTable()
  /** Hashes of the words. */
  readonly #words = new KeyTable()
  #failed = 0
  #usage: TokenUsage | undefined

  add(line: TextLine | RemovedLine): void {
    const { type, sample, task, aspect, checks, provenance } = line
    const own = this.#aspects.get(aspect) ?? { task, texts: 0, mended: 0, removed: 0 }
    this.#aspects.set(aspect, own)
    if (type === 'text') {
      const isMended = checks.some(({ outcome }) => outcome === 'mended')
      this.#samples.set(sample, 0)
      this.#words.set(textKey(line), 0)
      own.texts++
      if (isMended) own.mended++
    } else own.removed++
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
    const sum = (key: 'texts' | 'removed' | 'mended') =>
      this.aspects.reduce((total, counts) => total + counts[key], 0)
    return {
      samples: this.#samples.size,
      texts: sum('texts'),
      removed: sum('removed'),
      mended: sum('mended'),
      failed: this.#failed,
    }
  }

  /** Texts without those that say the same as another. */
  get distinct(): number {
    return this.#words.size
  }

  /** In the order of the logical chain. */
  get aspects(): readonly AspectCounts[] {
    return TASKS.flatMap((task) =>
      ASPECTS[task].flatMap((aspect) => {
        const counts = this.#aspects.get(aspect)
        return counts === undefined ? [] : [{ aspect, ...counts }]
      }),
    )
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
