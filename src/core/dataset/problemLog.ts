import type { DatasetProblem } from './dataset'

/** Problems beyond so many are counted, not kept. */
const MAXIMUM_KEPT = 10_000

/** Problems met while a data set is opened and read; the same one is kept once. */
export class ProblemLog {
  readonly #kept = new Map<string, DatasetProblem>()
  #dropped = 0

  add(problem: DatasetProblem): void {
    const key = `${problem.where}\n${problem.message}`
    if (this.#kept.has(key)) return
    if (this.#kept.size < MAXIMUM_KEPT) this.#kept.set(key, problem)
    else this.#dropped++
  }

  /** In the order met; a last entry says how many are left out. */
  list(): readonly DatasetProblem[] {
    const kept = [...this.#kept.values()]
    if (this.#dropped === 0) return kept
    return [...kept, { where: 'data set', message: `at least ${this.#dropped} further problems` }]
  }
}
