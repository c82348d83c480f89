import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { RowBatch, RowPlace, RowSource, TableRow } from '../tableRow'
import { RowSplitter } from './rowSplitter'
import type { TextFormat } from './textFormat'

/** Bytes that are read at a time: their rows are parsed in a few milliseconds, and then others have their turn. */
const PART_BYTES = 2 ** 17

/** A table whose rows are stretches of text. */
export class TextSource implements RowSource {
  readonly path: string
  readonly size: number
  readonly columns?: readonly string[]
  readonly #format: TextFormat

  constructor(path: string, size: number, format: TextFormat) {
    this.path = path
    this.size = size
    if (format.columns !== undefined) this.columns = format.columns
    this.#format = format
  }

  async *scan(): AsyncIterable<RowBatch> {
    const splitter = new RowSplitter(this.#format)
    const { start } = this.#format
    for await (const part of createReadStream(this.path, { start, highWaterMark: PART_BYTES })) {
      const rows = splitter.take(part as Buffer, false)
      yield { rows, share: Math.min(1, splitter.offset / this.size) }
      if (splitter.isAtEnd) return
    }
    yield { rows: splitter.take(Buffer.alloc(0), true), share: 1 }
  }

  async read(places: readonly RowPlace[]): Promise<readonly TableRow[]> {
    const handle = await open(this.path)
    try {
      const rows: TableRow[] = []
      for (const group of groupsOf(places)) {
        const [{ offset: start }] = group
        const { offset, length } = group[group.length - 1]
        const bytes = await readBytes(handle, start, offset + length - start)
        for (const place of group) {
          const text = bytes.toString('utf8', place.offset - start, place.offset - start + place.length)
          rows.push({ ...place, ...this.#format.parse(text) })
        }
      }
      return rows
    } finally {
      await handle.close()
    }
  }
}

/** Places that are read together, for they lie within a part. */
function* groupsOf(places: readonly RowPlace[]): Iterable<readonly RowPlace[]> {
  for (let first = 0; first < places.length;) {
    let end = first + 1
    while (
      end < places.length &&
      places[end].offset + places[end].length - places[first].offset <= PART_BYTES
    )
      end++
    yield places.slice(first, end)
    first = end
  }
}

async function readBytes(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await handle.read(bytes, 0, length, start)
  return bytes.subarray(0, bytesRead)
}
