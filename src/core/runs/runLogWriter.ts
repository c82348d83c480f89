import { LineWriter } from './lineWriter'
import type { RunLine } from './runLog'

/** The one that writes a run log; counts its answers. */
export class RunLogWriter {
  readonly #lines: LineWriter<RunLine>
  #answers: number

  private constructor(lines: LineWriter<RunLine>, answers: number) {
    this.#lines = lines
    this.#answers = answers
  }

  /**
   * @param wholeBytes length of an earlier run's log without its torn last line; 0 for a new one
   * @param answers answers that the log holds already
   */
  static async open(path: string, wholeBytes: number, answers: number): Promise<RunLogWriter> {
    return new RunLogWriter(await LineWriter.open(path, 'run log', wholeBytes), answers)
  }

  get path(): string {
    return this.#lines.path
  }

  /** Answers in the log. */
  get answers(): number {
    return this.#answers
  }

  /** @throws ReoError when the lines cannot be written, such as on a full disk; the lines before them are kept */
  async append(lines: readonly RunLine[]): Promise<void> {
    await this.#lines.append(lines)
    this.#answers += lines.filter(({ type }) => type === 'answer').length
  }

  close(): Promise<void> {
    return this.#lines.close()
  }
}
