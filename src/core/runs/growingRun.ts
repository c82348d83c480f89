import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import type { LogPlace } from './logLines'
import { eachRunLine, runOf } from './readRun'
import { RunFold } from './runFold'
import type { Run } from './runLog'

/** Bytes of a log by which it is known again; its header, with the run's id and time, is among them. */
const BEGINNING_BYTES = 1024

/** A run log that is read again and again while its run goes on: each reading takes up where the last one ended. */
export class GrowingRun {
  readonly #file: string
  #fold = new RunFold()
  #place: LogPlace = { bytes: 0, lines: 0 }
  #beginning = Buffer.alloc(0)
  #last: Promise<unknown> = Promise.resolve()

  constructor(file: string) {
    this.#file = path.resolve(file)
  }

  /** The run as its log is now. A log that has become another is read from its start. @throws ReoError as readRun does */
  read(): Promise<Run> {
    const run = this.#last.then(() => this.#readOn())
    this.#last = run.catch(() => this.#forget())
    return run
  }

  async #readOn(): Promise<Run> {
    if (!(await this.#isAsBefore())) this.#forget()
    let { lines } = this.#place
    const bytes = await eachRunLine(
      this.#file,
      (line, number) => {
        lines = number
        return this.#fold.add(line)
      },
      this.#place,
    )
    this.#place = { bytes, lines }
    if (this.#beginning.length === 0)
      this.#beginning = await this.#readBeginning(Math.min(bytes, BEGINNING_BYTES))
    return runOf(this.#fold, this.#file)
  }

  async #isAsBefore(): Promise<boolean> {
    if (this.#place.bytes === 0) return true
    const size = await stat(this.#file).then(
      (found) => found.size,
      () => 0,
    )
    return (
      size >= this.#place.bytes && this.#beginning.equals(await this.#readBeginning(this.#beginning.length))
    )
  }

  async #readBeginning(length: number): Promise<Buffer<ArrayBuffer>> {
    const file = await open(this.#file)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  }

  #forget(): void {
    this.#fold = new RunFold()
    this.#place = { bytes: 0, lines: 0 }
    this.#beginning = Buffer.alloc(0)
  }
}
