import type { Selection, SettledSelection } from '../../core/selection/selection'

/** What is selected in a run's outputs. */
export interface KnownSelection {
  readonly selection: Selection
  /** The same, decided by the run's answers alone. */
  readonly settled: SettledSelection
}

type Settled = { readonly known: KnownSelection } | { readonly problem: unknown }

const NOTHING: KnownSelection = { selection: [], settled: [] }

/** What is selected in the outputs of runs, by the path of their logs, for cells to ask. */
export class RunSelections {
  readonly #runs = new Map<string, Settled>()
  readonly #settle: (run: string, selection: Selection) => Promise<SettledSelection>
  #settling: Promise<void> = Promise.resolve()

  /** @param settle asks the run's data set where a criterion is on it */
  constructor(settle: (run: string, selection: Selection) => Promise<SettledSelection>) {
    this.#settle = settle
  }

  /** Takes a change in, one after the other; one that cannot be settled is told of when it is asked for. */
  select(run: string, selection: Selection): Promise<void> {
    this.#settling = this.#settling.then(async () => {
      try {
        this.#runs.set(run, { known: { selection, settled: await this.#settle(run, selection) } })
      } catch (problem) {
        this.#runs.set(run, { problem })
      }
    })
    return this.#settling
  }

  /** Resolves once every change so far is taken in. */
  get settled(): Promise<void> {
    return this.#settling
  }

  /** @throws what kept the selection from being settled */
  of(run: string): KnownSelection {
    const settled = this.#runs.get(run)
    if (settled === undefined) return NOTHING
    if ('problem' in settled) throw settled.problem
    return settled.known
  }
}
