import type { Selection } from '../../../core/selection/selection'

interface RunSelection {
  readonly selection: Selection
  /** What was selected before, newest last. */
  readonly earlier: readonly Selection[]
}

/** Selections that can be taken back. */
const REMEMBERED = 50

const NOTHING: RunSelection = { selection: [], earlier: [] }

/** What is selected in every run on the page; all outputs of a run share it. */
class SelectionStore {
  readonly #runs = new Map<string, RunSelection>()
  readonly #listeners = new Map<string, Set<() => void>>()

  /** @param run path of its log */
  get(run: string): Selection {
    return this.#of(run).selection
  }

  canUndo(run: string): boolean {
    return this.#of(run).earlier.length > 0
  }

  change(run: string, selection: Selection): void {
    const { selection: current, earlier } = this.#of(run)
    if (JSON.stringify(current) === JSON.stringify(selection)) return
    this.#set(run, { selection, earlier: [...earlier, current].slice(-REMEMBERED) })
  }

  undo(run: string): void {
    const { earlier } = this.#of(run)
    const selection = earlier.at(-1)
    if (selection !== undefined) this.#set(run, { selection, earlier: earlier.slice(0, -1) })
  }

  /** Calls the listener after every change of a run's selection, until the signal aborts. */
  onChange(run: string, listener: () => void, signal: AbortSignal): void {
    const listeners = this.#listeners.get(run) ?? new Set()
    this.#listeners.set(run, listeners.add(listener))
    signal.addEventListener('abort', () => listeners.delete(listener))
  }

  #of(run: string): RunSelection {
    return this.#runs.get(run) ?? NOTHING
  }

  #set(run: string, state: RunSelection): void {
    this.#runs.set(run, state)
    for (const listener of [...(this.#listeners.get(run) ?? [])]) listener()
  }
}

/** One for the page: every renderer imports this very module. */
export const selections = new SelectionStore()
