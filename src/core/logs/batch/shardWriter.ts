import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'

/** How large a file of requests may become. */
export interface ShardLimits {
  readonly requests: number
  readonly bytes: number
}

/** OpenAI's batch service takes 50,000 requests and 200 MB a file. */
export const USUAL_SHARD: ShardLimits = { requests: 50_000, bytes: 190_000_000 }

/** Writes lines to `requests-0001.jsonl` and those after it, each no larger than the limits. */
export class ShardWriter {
  readonly #folder: string
  readonly #limits: ShardLimits
  readonly #files: string[] = []
  #file: FileHandle | undefined
  #requests = 0
  #bytes = 0

  constructor(folder: string, limits: ShardLimits) {
    this.#folder = folder
    this.#limits = limits
  }

  /** Paths of the files so far. */
  get files(): readonly string[] {
    return this.#files
  }

  async write(line: string): Promise<void> {
    const bytes = Buffer.from(`${line}\n`)
    const isFull = this.#requests >= this.#limits.requests || this.#bytes + bytes.length > this.#limits.bytes
    if (this.#file === undefined || (isFull && this.#requests > 0)) await this.#next()
    await this.#file?.appendFile(bytes)
    this.#requests++
    this.#bytes += bytes.length
  }

  async close(): Promise<void> {
    await this.#file?.close()
    this.#file = undefined
  }

  async #next(): Promise<void> {
    await this.close()
    const name = `requests-${String(this.#files.length + 1).padStart(4, '0')}.jsonl`
    const file = path.join(this.#folder, name)
    this.#file = await open(file, 'wx')
    this.#files.push(file)
    this.#requests = 0
    this.#bytes = 0
  }
}
