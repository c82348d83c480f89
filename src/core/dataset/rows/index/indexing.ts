import type { IndexProgress } from '../../dataset'

/** How far the index of a table is, for all who wait for it. */
export class Indexing {
  #progress: IndexProgress | undefined = { share: 0, rows: 0 }
  #failure: { readonly error: unknown } | undefined
  #news = new Deferred()

  /** Undefined at the end. */
  get progress(): IndexProgress | undefined {
    return this.#progress
  }

  tell(progress: IndexProgress): void {
    this.#progress = progress
    this.#wake()
  }

  end(): void {
    this.#progress = undefined
    this.#wake()
  }

  /** It is never going to end: all who wait fail. */
  fail(error: unknown): void {
    this.#failure = { error }
    this.#wake()
  }

  /** Resolves once it is further than now. @throws what it failed with */
  async further(): Promise<void> {
    if (this.#failure === undefined && this.#progress !== undefined) await this.#news.promise
    if (this.#failure !== undefined) throw this.#failure.error
  }

  /** Resolves at the end. @throws what it failed with */
  async ended(onProgress?: (progress: IndexProgress) => void): Promise<void> {
    while (this.#progress !== undefined) {
      await this.further()
      if (this.#progress !== undefined) onProgress?.(this.#progress)
    }
  }

  #wake(): void {
    const news = this.#news
    this.#news = new Deferred()
    news.resolve()
  }
}

class Deferred {
  resolve: () => void = () => {}
  readonly promise = new Promise<void>((resolve) => {
    this.resolve = resolve
  })
}
