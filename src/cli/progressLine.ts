import type { WriteStream } from 'node:tty'

const EVERY_MS_ON_TERMINAL = 100
const EVERY_MS_IN_LOG = 10_000

/** One line that is rewritten on a terminal, a line now and then elsewhere. */
export class ProgressLine {
  readonly #stream: WriteStream
  #shownAt = performance.now()
  #isOpen = false

  constructor(stream: WriteStream) {
    this.#stream = stream
  }

  /** Shows a text unless another was shown a moment ago. @param isLast shows it in any case */
  show(text: string, isLast = false): void {
    const now = performance.now()
    const pause = this.#stream.isTTY ? EVERY_MS_ON_TERMINAL : EVERY_MS_IN_LOG
    if (!isLast && now - this.#shownAt < pause) return
    this.#shownAt = now
    // A line that wraps could not be rewritten.
    const { isTTY, columns } = this.#stream
    this.#stream.write(isTTY ? `\r\u001b[K${text.slice(0, columns - 1)}` : `${text}\n`)
    this.#isOpen = this.#stream.isTTY
  }

  /** Ends the line that is open. */
  end(): void {
    if (this.#isOpen) this.#stream.write('\n')
    this.#isOpen = false
  }
}
