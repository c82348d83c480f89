import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { codeOf, reasonOf, ReoError } from '../../errors'
import { notAFile } from './notAFile'

/** Files longer than this are not read whole. */
const MAXIMUM_BYTES = 2 ** 31 - 1

/** Files shorter than this are read in one go into memory that is there already: those of patches. */
const SCRATCH_BYTES = 128 * 1024

/** Opening neither follows a link nor waits for the other end of a pipe. Windows lacks both flags. */
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 }: Partial<typeof constants> = constants
const OPEN_FLAGS = (O_RDONLY ?? 0) | O_NOFOLLOW | O_NONBLOCK

/** A data set's folder: whatever a data set names is read from inside it and from nowhere else. */
export class ConfinedFolder {
  readonly path: string
  readonly #real: string
  readonly #checkedFolders = new Set<string>()
  readonly #scratch = new Uint8Array(SCRATCH_BYTES)

  /** @throws ReoError when the folder does not exist */
  constructor(folder: string) {
    this.path = path.resolve(folder)
    try {
      this.#real = realpathSync(this.path)
    } catch (error) {
      throw new ReoError('There is no such folder', { where: folder, mend: 'Check the path.', cause: error })
    }
  }

  /**
   * Absolute path of a file inside the folder.
   * @param name relative path as a data set gives it, with / or the system's separators
   * @throws ReoError when the name or a link on its way leaves the folder
   */
  resolve(name: string): string {
    const resolved = this.#resolveName(name)
    this.#checkLinks(resolved, name)
    return resolved
  }

  /** Bytes of a file inside the folder. @throws ReoError when it is missing, unreadable or outside */
  read(name: string): Uint8Array<ArrayBuffer> {
    return this.#withHandle(name, readWhole)
  }

  /**
   * As {@link read}, for many small files one after the other: the bytes are good until the next call only.
   * @throws ReoError when the file is missing, unreadable or outside
   */
  peek(name: string): Uint8Array<ArrayBuffer> {
    return this.#withHandle(name, (handle, resolved) => {
      const length = readSync(handle, this.#scratch, 0, this.#scratch.length, 0)
      return length < this.#scratch.length ? this.#scratch.subarray(0, length) : readWhole(handle, resolved)
    })
  }

  #withHandle<Result>(name: string, use: (handle: number, resolved: string) => Result): Result {
    const resolved = this.#resolveName(name)
    this.#checkFolder(path.dirname(resolved), name)
    const handle = this.#open(resolved, name)
    try {
      return use(handle, resolved)
    } catch (error) {
      throw error instanceof ReoError ? error : unreadable(resolved, error)
    } finally {
      closeSync(handle)
    }
  }

  #resolveName(name: string): string {
    const isAbsolute = path.isAbsolute(name) || path.win32.isAbsolute(name)
    const climbs = name.split(/[\\/]/).includes('..')
    if (isAbsolute || climbs || name.includes('\0') || name === '') throw outside(name)
    return path.join(this.path, name)
  }

  #open(resolved: string, name: string): number {
    if (O_NOFOLLOW === 0) this.#checkLinks(resolved, name)
    try {
      return openSync(resolved, OPEN_FLAGS)
    } catch (error) {
      if (codeOf(error) !== 'ELOOP') throw unreadable(resolved, error)
    }
    this.#checkLinks(resolved, name)
    return openSync(realPath(resolved), OPEN_FLAGS)
  }

  /** Links are looked up once a folder: a patch's file is opened without following one. */
  #checkFolder(folder: string, name: string): void {
    if (this.#checkedFolders.has(folder)) return
    this.#checkLinks(folder, name)
    this.#checkedFolders.add(folder)
  }

  #checkLinks(resolved: string, name: string): void {
    const real = realPath(resolved)
    if (real !== this.#real && !real.startsWith(this.#real + path.sep)) throw outside(name)
  }
}

function realPath(resolved: string): string {
  try {
    return realpathSync(resolved)
  } catch (error) {
    throw unreadable(resolved, error)
  }
}

function readWhole(handle: number, resolved: string): Uint8Array<ArrayBuffer> {
  const status = fstatSync(handle)
  if (!status.isFile()) throw notAFile(resolved)
  if (status.size > MAXIMUM_BYTES) {
    throw new ReoError(`The file has ${(status.size / 1e9).toFixed(1)} GB, too much to be read whole`, {
      where: resolved,
      mend: 'Cut it into parts.',
    })
  }
  const bytes = new Uint8Array(status.size)
  let length = 0
  while (length < bytes.length) {
    const count = readSync(handle, bytes, length, bytes.length - length, length)
    if (count === 0) break
    length += count
  }
  return length === bytes.length ? bytes : bytes.slice(0, length)
}

function outside(name: string): ReoError {
  return new ReoError(`The path "${name}" leaves the data set`, {
    mend: 'Name a file inside its folder, relative to it and without "..".',
  })
}

function unreadable(resolved: string, error: unknown): ReoError {
  const missing = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
  return new ReoError(missing ? 'The file is missing' : `The file cannot be read (${reasonOf(error)})`, {
    where: resolved,
    mend: missing ? 'Put it there, or correct the path in the data set.' : 'Check its permissions.',
    cause: error,
  })
}
