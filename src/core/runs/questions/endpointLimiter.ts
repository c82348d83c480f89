/** Answers in a row after which a throttled endpoint is trusted with one more request at a time. */
const ANSWERS_PER_STEP = 8

/** A pause when an endpoint that is asked too much does not say how long it wants to rest. */
const USUAL_REST_MS = 1000

/**
 * Bounds the requests that are under way at one endpoint. One that says it has too much to do is left alone for as long
 * as it asks, then gets half as many requests at a time; while it answers, more again (additive increase,
 * multiplicative decrease, as TCP does: RFC 5681).
 */
export class EndpointLimiter {
  readonly #maximum: number
  #limit: number
  #underWay = 0
  #answersInRow = 0
  #restsUntil = 0
  #timer: NodeJS.Timeout | undefined
  readonly #waiting: (() => void)[] = []

  /** @param maximum requests at a time at most */
  constructor(maximum: number) {
    this.#maximum = maximum
    this.#limit = maximum
  }

  /** Requests at a time that the endpoint gets now. */
  get limit(): number {
    return this.#limit
  }

  /** Does something once the endpoint has room for a request. */
  async use<Result>(request: () => Promise<Result>): Promise<Result> {
    await this.#enter()
    try {
      return await request()
    } finally {
      this.#underWay--
      this.#letIn()
    }
  }

  answered(): void {
    if (this.#limit === this.#maximum || ++this.#answersInRow < ANSWERS_PER_STEP) return
    this.#answersInRow = 0
    this.#limit++
    this.#letIn()
  }

  /** @param retryAfterMs as the endpoint wants it; a second where it does not say */
  throttled(retryAfterMs = USUAL_REST_MS): void {
    const now = performance.now()
    // Requests that were under way together are refused together: they count as one.
    if (now >= this.#restsUntil) this.#limit = Math.max(1, Math.floor(this.#limit / 2))
    this.#answersInRow = 0
    this.#restsUntil = Math.max(this.#restsUntil, now + retryAfterMs)
  }

  #enter(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#letIn()
    })
  }

  #letIn(): void {
    const rest = this.#restsUntil - performance.now()
    if (rest > 0) return this.#letInAfter(rest)
    while (this.#underWay < this.#limit) {
      const next = this.#waiting.shift()
      if (next === undefined) return
      this.#underWay++
      next()
    }
  }

  #letInAfter(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#letIn(), milliseconds)
  }
}
