import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { messageOf, ReoError } from '../../../errors'
import { turnOfEventLoop } from '../../../turnOfEventLoop'
import type { RowBatch, RowPlace, RowSource, TableRow } from '../tableRow'
import { CellReader } from './cellReader'
import { fileBuffer } from './fileBuffer'
import { type ReadableGroup, readableGroups } from './rowGroups'

/** Rows that are decoded at a time where many are read in a row: a page of numbers has some 20,000. */
const SEQUENCE = 16_384

/** Rows that are handed on at a time. */
const BATCH = 256

/** Opens a Parquet file. @throws ReoError when it is damaged, or its rows cannot be read but all at once */
export async function openParquet(path: string): Promise<RowSource> {
  return parquetSource(path, () => fileBuffer(path))
}

/** As {@link openParquet}. @param open opens the file, which messages name by `path` */
export function parquetSource(path: string, open: () => Promise<AsyncBuffer>): Promise<RowSource> {
  return withReason(path, async () => {
    const file = await open()
    const metadata = await parquetMetadataAsync(file)
    return new ParquetSource(path, file, metadata, await readableGroups(path, file, metadata))
  })
}

/** Rows that are decoded together, from `start` to before `end`. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly rows: readonly TableRow[]
}

/** A table whose columns are stored apart, in row groups of pages. */
class ParquetSource implements RowSource {
  readonly path: string
  readonly size: number
  readonly columns: readonly string[]
  readonly #file: AsyncBuffer
  readonly #metadata: FileMetaData
  readonly #groups: readonly ReadableGroup[]
  readonly #total: number
  readonly #cells: CellReader
  #lastDecoded: Stretch = { start: -1, end: -1, rows: [] }

  constructor(path: string, file: AsyncBuffer, metadata: FileMetaData, groups: readonly ReadableGroup[]) {
    this.path = path
    this.size = metadata.row_groups.reduce((sum, group) => sum + Number(group.total_byte_size), 0)
    this.columns = parquetSchema(metadata).children.map(({ element }) => element.name)
    this.#file = file
    this.#cells = new CellReader(file)
    this.#metadata = metadata
    this.#groups = groups
    this.#total = Number(metadata.num_rows)
  }

  async *scan(): AsyncIterable<RowBatch> {
    for (let row = 0; row < this.#total;) {
      const { rows, end } = await this.#decode(row, row + SEQUENCE)
      for (let first = 0; first < rows.length; first += BATCH) {
        const batch = rows.slice(first, first + BATCH)
        yield { rows: batch, share: (row + first + batch.length) / this.#total }
      }
      row = end
    }
  }

  async read(places: readonly RowPlace[]): Promise<readonly TableRow[]> {
    if (places.length === 1) return [await this.#single(places[0].offset)]
    const rows: TableRow[] = []
    for (const { offset } of places) {
      const last = places[places.length - 1].offset
      const stretch = await this.#stretchWith(offset, Math.min(last + 1, offset + SEQUENCE))
      rows.push(stretch.rows[offset - stretch.start])
    }
    return rows
  }

  /** One row by itself: cell by cell where their layout allows it. */
  async #single(row: number): Promise<TableRow> {
    const known = this.#lastDecoded
    const group = this.#groups.find(({ end }) => row < end)
    if (group?.isPaged !== true || (row >= known.start && row < known.end)) {
      const stretch = await this.#stretchWith(row, row + 1)
      return stretch.rows[row - stretch.start]
    }
    return withReason(this.path, async () => {
      const cells = this.columns.map(async (column) => {
        const part = group.parts.get(column)
        const cell = part === undefined ? undefined : await this.#cells.cell(part, row - group.start)
        return [column, cell === undefined ? (await this.#column(column, row, row + 1))[0] : cell] as const
      })
      return { line: row + 1, offset: row, length: 0, cells: Object.fromEntries(await Promise.all(cells)) }
    })
  }

  /** The rows decoded last, where they hold a row; where it follows them, more than asked for, as it seems to go on. */
  async #stretchWith(row: number, end: number): Promise<Stretch> {
    const known = this.#lastDecoded
    if (row >= known.start && row < known.end) return known
    const follows = row >= known.end && row < known.end + BATCH
    this.#lastDecoded = await this.#decode(row, follows ? row + SEQUENCE : end)
    return this.#lastDecoded
  }

  async #decode(row: number, to: number): Promise<Stretch> {
    const { start, end } = this.#together(row, to)
    return withReason(this.path, async () => {
      const rows = Array.from({ length: end - start }, (_, index) => emptyRow(start + index))
      for (const column of this.columns) {
        const cells = await this.#column(column, start, end)
        rows.forEach((each, index) => (each.cells[column] = cells[index]))
        await turnOfEventLoop()
      }
      return { start, end, rows }
    })
  }

  async #column(column: string, rowStart: number, rowEnd: number): Promise<readonly unknown[]> {
    const options = {
      file: this.#file,
      metadata: this.#metadata,
      compressors,
      columns: [column],
      rowStart,
      rowEnd,
      // hyparquet does not declare it, but heeds it as it does offset indexes; a test holds it to that.
      pageLocationsByGroup: this.#groups.map(({ pages }) => pages),
    }
    const records = await parquetReadObjects(options)
    return records.map((record): unknown => record[column])
  }

  /** From a row on, what can be decoded together: to `to` or the end of the row group, or a group that is only whole. */
  #together(row: number, to: number): { readonly start: number; readonly end: number } {
    const group = this.#groups.find(({ end }) => row < end)
    if (group === undefined) return { start: row, end: row }
    return group.isPaged ? { start: row, end: Math.min(to, group.end) } : group
  }
}

function emptyRow(offset: number): RowPlace & { readonly cells: Record<string, unknown> } {
  return { line: offset + 1, offset, length: 0, cells: Object.create(null) }
}

async function withReason<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ReoError) throw error
    throw new ReoError(`The Parquet file cannot be read (${messageOf(error)})`, {
      where: path,
      mend: 'Copy or write the file again.',
      cause: error,
    })
  }
}
