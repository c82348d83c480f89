import { ReoError } from '../../errors'
import { turnOfEventLoop } from '../../turnOfEventLoop'
import type { DatasetDescription, IndexProgress, SampleQuery } from '../dataset'
import { LruCache } from '../lruCache'
import type { ProblemLog } from '../problemLog'
import type { Sample, Split } from '../sample'
import { selectSamples } from '../selectSamples'
import { hashOfId } from './index/idHash'
import { IndexCache } from './index/indexCache'
import { Indexing } from './index/indexing'
import { RowIndex } from './index/rowIndex'
import { type SampleReading, type TableIndex, TableIndexer } from './index/tableIndexer'
import { openRows } from './openRows'
import { sampleOfRows } from './sampleOfRow'
import type { RowSource, TableRow } from './tableRow'

/** A table up to this length as text is indexed before it is open, and its samples stay in memory once they are read. */
const SMALL_BYTES = 8 * 2 ** 20

/** Samples that are read at a time. */
const BLOCK = 256

/** Length that a sample is taken to have as text, where its format knows none. */
const USUAL_BYTES = 512

interface Block {
  /** Rows of the index that begin its samples. */
  readonly rows: readonly number[]
  readonly samples: readonly Sample[]
  /** Their length as text. */
  readonly bytes: number
}

/** How a table of samples is opened. */
export interface TableOptions extends SampleReading {
  /** Takes what is wrong with rows. */
  readonly problems: ProblemLog
  /** Folder for the index of a large table; none is kept when absent. */
  readonly cacheFolder?: string
  /** Length in bytes above which a table is large; 8 MiB when absent. */
  readonly smallBytes?: number
}

/** What a table adds to the description of its data set, as of now. */
export type TableDescription = Pick<DatasetDescription, 'tasks' | 'sampleCounts' | 'indexing'>

/**
 * The samples of a table. Where each of them stands is kept in an index, which a large table is given in the
 * background and keeps in a cache; what they hold is read again when it is asked for.
 */
export class SampleTable {
  readonly #source: RowSource
  readonly #options: TableOptions
  readonly #indexing = new Indexing()
  readonly #blocks = new LruCache<Block>(SMALL_BYTES, ({ bytes }) => bytes)
  #index: TableIndex = {
    rows: new RowIndex(),
    sampleCounts: { train: 0, val: 0, test: 0 },
    tasks: [],
    problems: [],
  }
  #isClosed = false

  private constructor(source: RowSource, options: TableOptions) {
    this.#source = source
    this.#options = options
  }

  /** @throws ReoError when the file cannot be read, lacks a mapped column, or holds no sample */
  static async open(file: string, options: TableOptions): Promise<SampleTable> {
    const source = await openRows(file)
    const table = new SampleTable(source, options)
    const isSmall = source.size <= (options.smallBytes ?? SMALL_BYTES)
    void table.#makeIndex(isSmall ? undefined : options.cacheFolder)
    await (isSmall ? table.indexed() : table.#firstSample())
    return table
  }

  /** Tasks and counts, as far as the table is indexed. */
  get description(): TableDescription {
    const { tasks, sampleCounts } = this.#index
    const { progress } = this.#indexing
    return { tasks, sampleCounts, ...(progress !== undefined && { indexing: progress }) }
  }

  /** As {@link Dataset.indexed}. */
  indexed(onProgress?: (progress: IndexProgress) => void): Promise<void> {
    return this.#indexing.ended(onProgress)
  }

  /**
   * Samples in stored order; those that the index has not come to are waited for. Where rows of one id are one sample,
   * it says what the rows say that the index has come to.
   */
  samples(query: SampleQuery = {}): AsyncIterable<Sample> {
    return selectSamples(this.#stored(query.split), query)
  }

  /** The sample of an id; while the table is indexed, once the index has come to it. */
  async find(id: string): Promise<Sample | undefined> {
    for (;;) {
      for (const row of this.#index.rows.rowsOf(hashOfId(id))) {
        const sample = await this.#sampleAt(row)
        if (sample.id === id) return sample
      }
      if (this.#indexing.progress === undefined) return undefined
      await this.#indexing.further()
    }
  }

  /** Ends indexing where it is still under way. */
  async close(): Promise<void> {
    this.#isClosed = true
  }

  async #firstSample(): Promise<void> {
    while (this.#index.rows.length === 0) await this.#indexing.further()
  }

  async #makeIndex(cacheFolder: string | undefined): Promise<void> {
    try {
      const { path } = this.#source
      const cache =
        cacheFolder === undefined ? undefined : await IndexCache.of(cacheFolder, path, this.#reading)
      const stored = await cache?.read()
      if (stored === undefined) await this.#readAll()
      else this.#adopt(stored)
      this.#indexing.end()
      if (stored === undefined) await cache?.write(this.#index)
    } catch (error) {
      this.#indexing.fail(error)
    }
  }

  async #readAll(): Promise<void> {
    const { problems } = this.#options
    const indexer = new TableIndexer(this.#source, this.#reading, (problem) => problems.add(problem))
    this.#index = indexer
    let rows = 0
    for await (const batch of this.#source.scan()) {
      await indexer.take(batch)
      if (batch.share === 1) continue
      indexer.checkStart()
      rows += batch.rows.length
      this.#indexing.tell({ share: batch.share, rows })
      await turnOfEventLoop()
      if (this.#isClosed)
        throw new ReoError('The data set was closed', {
          where: this.#source.path,
          mend: 'Open it again.',
        })
    }
    indexer.checkWhole()
  }

  #adopt(stored: TableIndex): void {
    for (const problem of stored.problems) this.#options.problems.add(problem)
    this.#index = stored
  }

  get #reading(): SampleReading {
    const { mapping, defaultSplit } = this.#options
    return { mapping, defaultSplit }
  }

  /** Samples block by block: all, or at least those of a split. */
  async *#stored(split: Split | undefined): AsyncIterable<Sample> {
    for (let first = 0; ; first += BLOCK) {
      const end = first + BLOCK
      while (this.#index.rows.length < end && this.#indexing.progress !== undefined) {
        await this.#indexing.further()
      }
      if (first >= this.#index.rows.length) return
      yield* await this.#block(first, Math.min(end, this.#index.rows.length), split)
    }
  }

  /** Keeps blocks that it had to read whole, once no further row can add to their samples. */
  async #block(first: number, end: number, split: Split | undefined): Promise<readonly Sample[]> {
    const known = this.#blocks.get(String(first))
    if (known !== undefined) return known.samples
    const rows = this.#index.rows.rowsBetween(first, end, split)
    const block = await this.#read(rows)
    const isWhole = split === undefined || rows.length === end - first
    const isFinal = !this.#options.mapping.joinsRows || this.#indexing.progress === undefined
    if (isWhole && isFinal) this.#blocks.set(String(first), block)
    return block.samples
  }

  async #sampleAt(row: number): Promise<Sample> {
    const known = this.#blocks.get(String(row - (row % BLOCK)))
    const place = known?.rows.indexOf(row) ?? -1
    if (known !== undefined && place >= 0) return known.samples[place]
    return (await this.#read([row])).samples[0]
  }

  /** Reads the samples that begin at rows of the index, given in ascending order. */
  async #read(rows: readonly number[]): Promise<Block> {
    const groups = rows.map((row) => [row, ...this.#continuationsOf(row)])
    const wanted = groups.flat().sort((a, b) => a - b)
    const places = wanted.map((row) => this.#index.rows.placeOf(row))
    const read = await this.#source.read(places)
    const contents = new Map(wanted.map((row, index) => [row, read[index]]))
    const samples = groups.map((group) => this.#sampleOf(group, contents))
    return { rows, samples, bytes: places.reduce((sum, { length }) => sum + (length || USUAL_BYTES), 0) }
  }

  #continuationsOf(row: number): readonly number[] {
    return this.#options.mapping.joinsRows ? this.#index.rows.continuationsOf(row) : []
  }

  /** @throws ReoError where there is another sample now than the one that was indexed */
  #sampleOf(rows: readonly number[], contents: ReadonlyMap<number, TableRow>): Sample {
    const { mapping, defaultSplit, problems } = this.#options
    const cells = rows.flatMap((row) => {
      const content = contents.get(row)
      return content !== undefined && 'cells' in content ? [content.cells] : []
    })
    const { sample, disagreements } = sampleOfRows(cells, mapping, defaultSplit)
    if (sample !== undefined && this.#index.rows.matches(rows[0], hashOfId(sample.id))) {
      for (const message of disagreements) problems.add({ where: sample.id, message })
      return sample
    }
    throw new ReoError('The table has changed since it was opened', {
      where: this.#source.path,
      mend: 'Open the data set again.',
    })
  }
}
