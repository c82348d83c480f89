/** Text is sent at most this often, in ms, so that a hundred thousand lines do not become as many messages. */
const INTERVAL = 30

/** Characters that one run of a cell may write; more would make the notebook slow to open. */
export const STREAM_LIMIT = 1_000_000

export type StreamName = 'stdout' | 'stderr'

/** Collects what a cell writes and sends it in few pieces, in order, up to {@link STREAM_LIMIT} characters. */
export class StreamOutput {
  readonly #send: (name: StreamName, text: string) => void
  #name: StreamName = 'stdout'
  #pieces: string[] = []
  #written = 0
  #sentAt = -Infinity
  #timer: NodeJS.Timeout | undefined

  constructor(send: (name: StreamName, text: string) => void) {
    this.#send = send
  }

  write(name: StreamName, text: string): void {
    if (text === '' || this.#written > STREAM_LIMIT) return
    if (name !== this.#name) this.flush()
    this.#name = name
    this.#pieces.push(this.#withinLimit(text))
    if (performance.now() - this.#sentAt >= INTERVAL) this.flush()
    else this.#timer ??= setTimeout(() => this.flush(), INTERVAL)
  }

  /** Sends what waits. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#pieces.length === 0) return
    const text = this.#pieces.join('')
    this.#pieces = []
    this.#sentAt = performance.now()
    this.#send(this.#name, text)
  }

  #withinLimit(text: string): string {
    const room = STREAM_LIMIT - this.#written
    this.#written += text.length
    if (text.length <= room) return text
    const limit = STREAM_LIMIT.toLocaleString('en')
    return `${text.slice(0, room)}\n… a cell shows at most ${limit} characters of text; the rest is left out.\n`
  }
}
