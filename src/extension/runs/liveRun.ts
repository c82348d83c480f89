import { messageOf } from '../../core/errors'
import type { RunSummary } from '../../core/runs/runSummary'

/** What is known of a run log. */
export type KnownRun =
  | { readonly kind: 'reading' }
  | { readonly kind: 'known'; readonly summary: RunSummary }
  | { readonly kind: 'problem'; readonly message: string }

/** A log that grows all the time is read again after a pause of so many ms at least, */
const SHORTEST_PAUSE = 2000
/** and of so many times what the last reading took: a large log does not keep a process busy. */
const PAUSES_PER_READING = 5
/** A run that goes on is looked at again without a sign of it: a process may have died. */
const LOOK_AGAIN = 15_000

/** Keeps what is known of a run log as the log is. */
export class LiveRun {
  readonly #read: () => Promise<RunSummary>
  readonly #onChange: (state: KnownRun) => void
  #state: KnownRun = { kind: 'reading' }
  #timer: ReturnType<typeof setTimeout> | undefined
  #isReading = false
  #isStale = false
  #quietUntil = 0
  #isDisposed = false

  /** Reads at once. */
  constructor(read: () => Promise<RunSummary>, onChange: (state: KnownRun) => void) {
    this.#read = read
    this.#onChange = onChange
    void this.#readNow()
  }

  get state(): KnownRun {
    return this.#state
  }

  /** To be told whenever the log may have changed. */
  touch(): void {
    if (this.#isDisposed) return
    if (this.#isReading) this.#isStale = true
    else this.#readIn(Math.max(0, this.#quietUntil - performance.now()))
  }

  dispose(): void {
    this.#isDisposed = true
    clearTimeout(this.#timer)
  }

  #readIn(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#readNow(), wait)
  }

  async #readNow(): Promise<void> {
    clearTimeout(this.#timer)
    this.#isReading = true
    this.#isStale = false
    const begin = performance.now()
    this.#state = await this.#read().then(
      (summary): KnownRun => ({ kind: 'known', summary }),
      (thrown: unknown): KnownRun => ({ kind: 'problem', message: messageOf(thrown) }),
    )
    this.#isReading = false
    if (this.#isDisposed) return
    const took = performance.now() - begin
    const pause = Math.max(SHORTEST_PAUSE, PAUSES_PER_READING * took)
    this.#quietUntil = performance.now() + pause
    this.#onChange(this.#state)
    if (this.#isStale) this.#readIn(pause)
    else if (this.#state.kind === 'known' && this.#state.summary.state === 'running')
      this.#readIn(Math.max(pause, LOOK_AGAIN))
  }
}
