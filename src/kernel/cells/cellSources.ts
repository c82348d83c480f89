import type { EditedSource, Position } from './editedSource'

const URL_PREFIX = 'reo-cell-'

/** Cells whose sources are kept, so that a function of an early cell still points to its line when it fails late. */
const KEPT = 2000

/** Names cells in stack traces, and leads positions in them back to the cells as they were written. */
export class CellSources {
  readonly #sources = new Map<number, EditedSource>()

  /** Remembers a cell's source; returns the URL to evaluate it under. */
  add(order: number, source: EditedSource): string {
    this.#sources.delete(order)
    this.#sources.set(order, source)
    if (this.#sources.size > KEPT) {
      const [oldest] = this.#sources.keys()
      this.#sources.delete(oldest)
    }
    return `${URL_PREFIX}${order}`
  }

  /** A stack frame with `Cell [3]:2:14` where it names a cell; undefined for a frame outside cells. */
  relabel(frame: string): string | undefined {
    const match = /reo-cell-(\d+):(\d+):(\d+)/.exec(frame)
    if (match === null) return undefined
    const [place, order, line, column] = match
    const position = { line: Number(line), column: Number(column) }
    const original = this.#sources.get(Number(order))?.originalOf(position) ?? position
    return frame.replace(place, cellLabel(Number(order), original))
  }
}

/** How a place in a cell is written, such as `Cell [3]:2:14`. */
export function cellLabel(order: number, { line, column }: Position): string {
  return `Cell [${order}]:${line}:${column}`
}
