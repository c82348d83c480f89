import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { reasonOf, ReoError } from '../../errors'
import { notAFile } from '../files/notAFile'

/** Bytes that are read by their position: a file, or what memory holds of one. */
export interface ByteSource {
  /** Name of the file, for messages. */
  readonly name: string
  readonly length: number
  /** So many bytes, or undefined where the source ends before them. */
  read(position: number, length: number): Uint8Array<ArrayBuffer> | undefined
}

/** A file that is in memory as a whole; what is read are views of it. */
export function bytesInMemory(bytes: Uint8Array<ArrayBuffer>, name: string): ByteSource {
  return {
    name,
    length: bytes.length,
    read: (position, length) =>
      position + length <= bytes.length ? bytes.subarray(position, position + length) : undefined,
  }
}

/** A file of any length on the disk, open until it is closed. */
export class FileBytes implements ByteSource {
  readonly name: string
  readonly length: number
  readonly #handle: number

  /** @throws ReoError when there is no such file or it may not be read */
  constructor(file: string, name: string) {
    this.name = name
    try {
      this.#handle = openSync(file, 'r')
    } catch (error) {
      throw unreadable(name, error)
    }
    const status = fstatSync(this.#handle)
    this.length = status.size
    if (status.isFile()) return
    this.close()
    throw notAFile(name)
  }

  read(position: number, length: number): Uint8Array<ArrayBuffer> | undefined {
    if (position + length > this.length) return undefined
    const bytes = new Uint8Array(length)
    let filled = 0
    while (filled < length) {
      const count = this.#readSome(bytes, filled, position + filled)
      if (count === 0) return undefined
      filled += count
    }
    return bytes
  }

  close(): void {
    closeSync(this.#handle)
  }

  #readSome(bytes: Uint8Array, filled: number, position: number): number {
    try {
      return readSync(this.#handle, bytes, filled, bytes.length - filled, position)
    } catch (error) {
      throw unreadable(this.name, error)
    }
  }
}

function unreadable(name: string, error: unknown): ReoError {
  return new ReoError(`The file cannot be read (${reasonOf(error)})`, {
    where: name,
    mend: 'Check the path and the permissions.',
    cause: error,
  })
}
