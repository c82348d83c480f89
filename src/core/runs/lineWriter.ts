import { type FileHandle, open } from 'node:fs/promises'
import { reasonOf, ReoError } from '../errors'

/** Writes a log of JSON lines: whole lines at its end, those of a batch in one go. */
export class LineWriter<Line extends object> {
  readonly path: string
  readonly #file: FileHandle
  /** What the log is, as in "run log". */
  readonly #name: string
  /** Bytes of whole lines so far. */
  #length: number

  private constructor(path: string, name: string, file: FileHandle, length: number) {
    this.path = path
    this.#name = name
    this.#file = file
    this.#length = length
  }

  /**
   * @param name what the log is, as in "run log"
   * @param wholeBytes length of an earlier log without its torn last line; 0 for a new one
   */
  static async open<Line extends object>(
    path: string,
    name: string,
    wholeBytes: number,
  ): Promise<LineWriter<Line>> {
    const file = await open(path, 'a').catch((error: unknown) => {
      throw cannotWrite(path, name, error)
    })
    const { size } = await file.stat()
    if (size > wholeBytes) await file.truncate(wholeBytes)
    return new LineWriter(path, name, file, wholeBytes)
  }

  /** @throws ReoError when the lines cannot be written, such as on a full disk; the lines before them are kept */
  async append(lines: readonly Line[]): Promise<void> {
    if (lines.length === 0) return
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    try {
      await this.#file.appendFile(bytes)
    } catch (error) {
      await this.#file.truncate(this.#length).catch(() => undefined)
      throw cannotWrite(this.path, this.#name, error)
    }
    this.#length += bytes.length
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

function cannotWrite(where: string, name: string, cause: unknown): ReoError {
  return new ReoError(`The ${name} cannot be written: ${reasonOf(cause)}`, {
    where,
    mend: 'Make room on the disk, or choose a file that you may write to.',
    cause,
  })
}
