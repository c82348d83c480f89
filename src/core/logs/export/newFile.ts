import { closeSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { codeOf, reasonOf, ReoError } from '../../errors'

/** Bytes that are written in one go. */
const BLOCK_BYTES = 1 << 20

/** A file that does not exist yet, written from its beginning to its end. */
export class NewFile {
  /** Absolute. */
  readonly path: string
  readonly #file: number
  #waiting = ''

  /** @throws ReoError when it exists or cannot be made */
  constructor(file: string) {
    this.path = path.resolve(file)
    this.#file = orReoError(file, () => openSync(file, 'wx'))
  }

  /** @throws ReoError when it cannot be written */
  write(text: string): void {
    this.#waiting += text
    if (this.#waiting.length >= BLOCK_BYTES) this.#flush()
  }

  /** Writes bytes after the text before them. @throws ReoError when they cannot be written */
  writeBytes(bytes: Uint8Array): void {
    this.#flush()
    orReoError(this.path, () => {
      for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done)
    })
  }

  /** @throws ReoError when the last of it cannot be written */
  close(): void {
    try {
      this.#flush()
    } finally {
      closeSync(this.#file)
    }
  }

  #flush(): void {
    const text = this.#waiting
    this.#waiting = ''
    if (text !== '') this.writeBytes(Buffer.from(text))
  }
}

function orReoError<Result>(where: string, write: () => Result): Result {
  try {
    return write()
  } catch (error) {
    const exists = codeOf(error) === 'EEXIST'
    throw new ReoError(
      exists ? 'The file exists already' : `The file cannot be written (${reasonOf(error)})`,
      { where, mend: 'Write to another.', cause: error },
    )
  }
}
