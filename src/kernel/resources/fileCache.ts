import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

/** Files of a folder that are looked at to tell whether it changed. */
const MOST_FILES = 200

/**
 * Values read from files and folders, read again once those have changed. A value that falls out is closed only where
 * it is said how: a cell may still hold a data set.
 */
export class FileCache<Value> {
  readonly #read: (file: string) => Promise<Value>
  readonly #kept: number
  readonly #close: (value: Value) => unknown
  readonly #known = new Map<string, { readonly stamp: string; readonly value: Promise<Value> }>()

  /**
   * @param kept values to keep, the longest unused fall out first
   * @param close what is done with those that fall out
   */
  constructor(
    read: (file: string) => Promise<Value>,
    kept: number,
    close: (value: Value) => unknown = () => {},
  ) {
    this.#read = read
    this.#kept = kept
    this.#close = close
  }

  /** The value of a file, shared by all who ask while the file stays as it is. */
  async get(file: string): Promise<Value> {
    const absolute = path.resolve(file)
    const stamp = await stampOf(absolute)
    const known = this.#known.get(absolute)
    const entry = known?.stamp === stamp ? known : { stamp, value: this.#read(absolute) }
    this.#known.delete(absolute)
    this.#known.set(absolute, entry)
    if (known !== undefined && known !== entry) this.#drop(known.value)
    for (const [oldest, { value }] of this.#known) {
      if (this.#known.size <= this.#kept) break
      this.#known.delete(oldest)
      this.#drop(value)
    }
    try {
      return await entry.value
    } catch (error) {
      if (this.#known.get(absolute) === entry) this.#known.delete(absolute)
      throw error
    }
  }

  #drop(value: Promise<Value>): void {
    value.then(this.#close).catch(() => undefined)
  }
}

/** Changes when a file does, or a file directly in a folder. What is missing has the stamp of nothing. */
async function stampOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined) return 'missing'
  if (!found.isDirectory()) return `${found.mtimeMs}:${found.size}`
  const names = (await readdir(file)).sort().slice(0, MOST_FILES)
  const stamps = await Promise.all(
    names.map(async (name) => {
      const entry = await stat(path.join(file, name)).catch(() => undefined)
      return `${name}:${entry?.mtimeMs}:${entry?.isFile() === true ? entry.size : ''}`
    }),
  )
  return stamps.join('\n')
}
