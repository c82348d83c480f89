import path from 'node:path'
import { type Task, TASKS } from '../../benchmark/tasks'
import { ReoError } from '../../errors'
import type { DatasetDescription, IndexProgress, SampleQuery } from '../dataset'
import type { ProblemLog } from '../problemLog'
import { selectSamples } from '../selectSamples'
import type { Sample, Split } from '../sample'
import { cellAt } from './cells'
import type { ColumnMapping } from './columnMapping'
import { readRows } from './readRows'
import { sampleOfRow } from './sampleOfRow'
import type { TableRow } from './tableRow'

/** Up to so many samples are kept in memory; a larger table is streamed from its file each time. */
const MAXIMUM_KEPT = 300_000

/** How a table of samples is opened. */
export interface TableOptions {
  readonly mapping: ColumnMapping
  /** Split of rows that name none. */
  readonly defaultSplit: Split
  /** Takes what is wrong with rows. */
  readonly problems: ProblemLog
  /** Folder for the index of a large table; none is kept when absent. */
  readonly cacheFolder?: string
}

/** What a table adds to the description of its data set, as of now. */
export type TableDescription = Pick<DatasetDescription, 'tasks' | 'sampleCounts' | 'indexing'>

/** The samples of a table, read and checked once when it is opened. */
export class SampleTable {
  readonly #sampleCounts: Record<Split, number> = { train: 0, val: 0, test: 0 }
  readonly #file: string
  readonly #mapping: ColumnMapping
  readonly #defaultSplit: Split
  readonly #problems: ProblemLog
  readonly #tasks = new Set<Task>()
  readonly #lineOfId = new Map<string, number>()
  /** Undefined once there are too many. */
  #kept: Map<string, Sample> | undefined = new Map()

  private constructor(file: string, { mapping, defaultSplit, problems }: TableOptions) {
    this.#file = file
    this.#mapping = mapping
    this.#defaultSplit = defaultSplit
    this.#problems = problems
  }

  /** @throws ReoError when the file cannot be read, lacks a mapped column, or holds no sample */
  static async open(file: string, options: TableOptions): Promise<SampleTable> {
    const table = new SampleTable(file, options)
    await table.#readAll()
    return table
  }

  /** Tasks and counts, as far as the table is indexed. */
  get description(): TableDescription {
    return { tasks: TASKS.filter((task) => this.#tasks.has(task)), sampleCounts: this.#sampleCounts }
  }

  /** As {@link Dataset.indexed}. */
  async indexed(_onProgress?: (progress: IndexProgress) => void): Promise<void> {}

  /** Samples in stored order. */
  samples(query?: SampleQuery): AsyncIterable<Sample> {
    return selectSamples(this.#kept?.values() ?? this.#stream(), query)
  }

  async find(id: string): Promise<Sample | undefined> {
    if (this.#kept !== undefined || !this.#lineOfId.has(id)) return this.#kept?.get(id)
    for await (const sample of this.#stream()) if (sample.id === id) return sample
    return undefined
  }

  async close(): Promise<void> {}

  async #readAll(): Promise<void> {
    const missing = new Set(this.#mapping.required)
    const seen = new Set<string>()
    for await (const rows of readRows(this.#file)) {
      for (const row of rows) {
        if ('cells' in row) noteColumns(row.cells, seen, missing)
        this.#take(row)
      }
    }
    if (missing.size > 0 && seen.size > 0) throw this.#missingColumns([...missing], [...seen])
    if (this.#lineOfId.size === 0) throw this.#empty()
  }

  #take(row: TableRow): void {
    const where = `${path.basename(this.#file)} line ${row.line}`
    if ('problem' in row) return this.#problems.add({ where, message: row.problem })
    const { sample, problems } = sampleOfRow(row.cells, this.#mapping, this.#defaultSplit)
    for (const message of problems) {
      const place = sample === undefined ? '' : ` (${where})`
      this.#problems.add({ where: sample?.id ?? where, message: `${message}${place}` })
    }
    if (sample === undefined) return
    const first = this.#lineOfId.get(sample.id)
    if (first !== undefined) {
      const message = `the id stands in lines ${first} and ${row.line}; the second is left out`
      return this.#problems.add({ where: sample.id, message })
    }
    this.#lineOfId.set(sample.id, row.line)
    this.#count(sample)
  }

  #count(sample: Sample): void {
    this.#sampleCounts[sample.split]++
    for (const task of TASKS) if (sample.truth[task] !== undefined) this.#tasks.add(task)
    this.#kept?.set(sample.id, sample)
    if (this.#lineOfId.size > MAXIMUM_KEPT) this.#kept = undefined
  }

  async *#stream(): AsyncIterable<Sample> {
    for await (const rows of readRows(this.#file)) {
      for (const row of rows) {
        if ('problem' in row) continue
        const { sample } = sampleOfRow(row.cells, this.#mapping, this.#defaultSplit)
        if (sample !== undefined && this.#lineOfId.get(sample.id) === row.line) yield sample
      }
    }
  }

  #missingColumns(missing: readonly string[], seen: readonly string[]): ReoError {
    const columns = missing.length === 1 ? 'column' : 'columns'
    return new ReoError(`The table has no ${columns} ${missing.map((column) => `"${column}"`).join(', ')}`, {
      where: this.#file,
      mend: `It has ${seen.join(', ')}: name one of them under "columns" in dataset.json.`,
    })
  }

  #empty(): ReoError {
    const first = this.#problems.list().at(0)
    const why = first === undefined ? '' : ` (${first.where}: ${first.message})`
    return new ReoError(`There is no sample in the table${why}`, {
      where: this.#file,
      mend: 'Give it at least one row with an id.',
    })
  }
}

/** Takes a row's columns down as seen, and those that it has off the list of the missing. */
function noteColumns(cells: object, seen: Set<string>, missing: Set<string>): void {
  for (const column of Object.keys(cells)) seen.add(column)
  for (const column of missing) if (cellAt(cells, column) !== undefined) missing.delete(column)
}
