import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { messageOf } from '../../core/errors'

/** Told once when the folder is not what it should be. */
export type Warn = (sentence: string) => void

/**
 * The folder for the demo, models and what can be made again. Where it cannot be written to, one of this window alone stands in
 * for it, which the system may empty: whatever is worth keeping goes elsewhere.
 */
export class StorageFolder {
  readonly #own: string
  readonly #warn: Warn
  #found: string | undefined

  /** @param own absolute path of the extension's storage; it need not exist */
  constructor(own: string, warn: Warn) {
    this.#own = own
    this.#warn = warn
  }

  /** Looked for at its first use. */
  get path(): string {
    return (this.#found ??= this.#find())
  }

  /** Whether files in it stay. */
  get isLasting(): boolean {
    return this.path === this.#own
  }

  #find(): string {
    const problem = whyNotWritable(this.#own)
    if (problem === undefined) return this.#own
    const substitute = mkdtempSync(path.join(tmpdir(), 'reo-notebook-'))
    this.#warn(
      `REO Notebook cannot write to its folder ${this.#own} (${problem}), so the demo, indexes and answers are kept in ${substitute} until the system empties that. Make the folder writable and reload the window.`,
    )
    return substitute
  }
}

/** What keeps files from being written to a folder, which is made where it is not there; undefined for nothing. */
function whyNotWritable(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true })
    rmdirSync(mkdtempSync(path.join(folder, '.probe-')))
    return undefined
  } catch (error) {
    return messageOf(error)
  }
}
