import { type FileHandle, open } from 'node:fs/promises'
import { messageOf, ReoError } from '../errors'
import type { RunLine } from './runLog'

/** The one that writes a run log: whole lines at its end, those of a batch in one go. */
export class RunLogWriter {
  readonly path: string
  readonly #file: FileHandle
  /** Bytes of whole lines so far. */
  #length: number
  #answers: number

  private constructor(path: string, file: FileHandle, length: number, answers: number) {
    this.path = path
    this.#file = file
    this.#length = length
    this.#answers = answers
  }

  /**
   * @param wholeBytes length of an earlier run's log without its torn last line; 0 for a new one
   * @param answers answers that the log holds already
   */
  static async open(path: string, wholeBytes: number, answers: number): Promise<RunLogWriter> {
    const file = await open(path, 'a').catch((error: unknown) => {
      throw cannotWrite(path, error)
    })
    const { size } = await file.stat()
    if (size > wholeBytes) await file.truncate(wholeBytes)
    return new RunLogWriter(path, file, wholeBytes, answers)
  }

  /** Answers in the log. */
  get answers(): number {
    return this.#answers
  }

  /** @throws ReoError when the lines cannot be written, such as on a full disk; the lines before them are kept */
  async append(lines: readonly RunLine[]): Promise<void> {
    if (lines.length === 0) return
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    try {
      await this.#file.appendFile(bytes)
    } catch (error) {
      await this.#file.truncate(this.#length).catch(() => undefined)
      throw cannotWrite(this.path, error)
    }
    this.#length += bytes.length
    this.#answers += lines.filter(({ type }) => type === 'answer').length
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

function cannotWrite(where: string, cause: unknown): ReoError {
  return new ReoError(`The run log cannot be written: ${messageOf(cause)}`, {
    where,
    mend: 'Make room on the disk, or choose a file that you may write to.',
    cause,
  })
}
