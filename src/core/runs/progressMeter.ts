import type { EvaluationProgress } from './evaluate'

/** Counts what a run has done and how fast. */
export class ProgressMeter {
  readonly #total: number
  readonly #started = performance.now()
  #done = 0
  /** Patches that an earlier run had done: they say nothing of the rate. */
  #before = 0

  /** @param total patches in all, over all models */
  constructor(total: number) {
    this.#total = total
  }

  /** Counts patches as done now. */
  advance(patches: number): void {
    this.#done += patches
  }

  /** Counts patches as done by an earlier run. */
  passOver(patches: number): void {
    this.#done += patches
    this.#before += patches
  }

  report(): Pick<EvaluationProgress, 'done' | 'total' | 'rate' | 'secondsLeft'> {
    const seconds = (performance.now() - this.#started) / 1000
    const rate = seconds > 0 ? (this.#done - this.#before) / seconds : 0
    const remaining = Math.max(0, this.#total - this.#done)
    const secondsLeft = rate > 0 ? remaining / rate : 0
    return { done: this.#done, total: this.#total, rate, secondsLeft }
  }
}
