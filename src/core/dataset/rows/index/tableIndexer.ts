import path from 'node:path'
import { type Task, TASKS } from '../../../benchmark/tasks'
import { ReoError } from '../../../errors'
import type { DatasetProblem } from '../../dataset'
import { ProblemLog } from '../../problemLog'
import type { Sample, Split } from '../../sample'
import { cellAt } from '../cells'
import type { ColumnMapping } from '../columnMapping'
import { sampleOfRow } from '../sampleOfRow'
import type { RowBatch, RowSource, TableRow } from '../tableRow'
import { hashOfId, type IdHash } from './idHash'
import { RowIndex } from './rowIndex'

/** Rows that a batch may have. */
const BATCH_ROOM = 4096

/** Rows that room is made for on the word of a few. */
const MOST_EXPECTED = 2_000_000

/** Columns that an error names at the most. */
const MAXIMUM_COLUMNS = 100

/** What is known of a table's samples without reading it again. */
export interface TableIndex {
  readonly rows: RowIndex
  readonly sampleCounts: Readonly<Record<Split, number>>
  readonly tasks: readonly Task[]
  /** What is wrong with rows. */
  readonly problems: readonly DatasetProblem[]
}

/** How rows become samples. */
export interface SampleReading {
  readonly mapping: ColumnMapping
  /** Split of rows that name none. */
  readonly defaultSplit: Split
}

/** Makes the index of a table from its rows, checking each as it goes. */
export class TableIndexer implements TableIndex {
  readonly rows = new RowIndex()
  readonly sampleCounts: Record<Split, number> = { train: 0, val: 0, test: 0 }
  readonly #tasks = new Set<Task>()
  readonly #noted = new ProblemLog()
  readonly #source: RowSource
  readonly #reading: SampleReading
  readonly #onProblem: (problem: DatasetProblem) => void
  readonly #columns = new Set<string>()
  readonly #missing: Set<string>

  constructor(source: RowSource, reading: SampleReading, onProblem: (problem: DatasetProblem) => void) {
    this.#source = source
    this.#reading = reading
    this.#onProblem = onProblem
    this.#missing = new Set(reading.mapping.required)
  }

  get tasks(): readonly Task[] {
    return TASKS.filter((task) => this.#tasks.has(task))
  }

  get problems(): readonly DatasetProblem[] {
    return this.#noted.list()
  }

  async take({ rows, share }: RowBatch): Promise<void> {
    for (const row of rows) {
      if ('cells' in row) this.#noteColumns(row.cells)
      await this.#take(row)
    }
    this.#makeRoom(share)
  }

  /** @throws ReoError when the rows so far tell already that a mapped column is missing */
  checkStart(): void {
    const missing = [...this.#missing].filter((column) => this.#isSurelyMissing(column))
    if (missing.length > 0 && this.#columns.size > 0) throw this.#missingColumns(missing)
  }

  /** @throws ReoError when the whole table lacks a mapped column, or holds no sample */
  checkWhole(): void {
    if (this.#missing.size > 0 && this.#columns.size > 0) throw this.#missingColumns([...this.#missing])
    if (this.rows.length === 0) throw this.#empty()
  }

  /** Grows the index while there is room for another batch, once at the best: by what the rows so far let expect. */
  #makeRoom(share: number): void {
    const { length, capacity } = this.rows
    if (share === 0 || length + BATCH_ROOM <= capacity) return
    const expected = (1.1 * length) / share
    this.rows.reserve(Math.ceil(Math.min(expected, Math.max(8 * length, MOST_EXPECTED))))
  }

  async #take(row: TableRow): Promise<void> {
    const where = `${path.basename(this.#source.path)} line ${row.line}`
    if ('problem' in row) return this.#note({ where, message: row.problem })
    const { sample, problems } = sampleOfRow(row.cells, this.#reading.mapping, this.#reading.defaultSplit)
    for (const message of problems) {
      const place = sample === undefined ? '' : ` (${where})`
      this.#note({ where: sample?.id ?? where, message: `${message}${place}` })
    }
    if (sample === undefined) return
    const hash = hashOfId(sample.id)
    if (this.#reading.mapping.joinsRows) {
      const continues = this.rows.rowsOf(hash).length > 0
      this.rows.add(row, sample.split, hash, continues)
      return this.#count(sample, continues)
    }
    const first = await this.#lineOf(sample.id, hash)
    if (first !== undefined) {
      const message = `the id stands in lines ${first} and ${row.line}; the second is left out`
      return this.#note({ where: sample.id, message })
    }
    this.rows.add(row, sample.split, hash)
    this.#count(sample)
  }

  #count({ split, truth }: Sample, continues = false): void {
    if (!continues) this.sampleCounts[split]++
    for (const task of TASKS) if (truth[task] !== undefined) this.#tasks.add(task)
  }

  /** Line of the sample that has an id already. */
  async #lineOf(id: string, hash: IdHash): Promise<number | undefined> {
    for (const row of this.rows.rowsOf(hash)) {
      const place = this.rows.placeOf(row)
      const [known] = await this.#source.read([place])
      const { mapping, defaultSplit } = this.#reading
      if ('cells' in known && sampleOfRow(known.cells, mapping, defaultSplit).sample?.id === id)
        return place.line
    }
    return undefined
  }

  #note(problem: DatasetProblem): void {
    this.#noted.add(problem)
    this.#onProblem(problem)
  }

  #noteColumns(cells: object): void {
    if (this.#columns.size < MAXIMUM_COLUMNS)
      for (const column of Object.keys(cells)) this.#columns.add(column)
    for (const column of this.#missing) if (cellAt(cells, column) !== undefined) this.#missing.delete(column)
  }

  /** A column of few rows may yet come, unless the file names all of its columns; every row needs an id. */
  #isSurelyMissing(column: string): boolean {
    const { columns } = this.#source
    if (columns === undefined) return column === this.#reading.mapping.columns.id
    return !columns.some((known) => column === known || column.startsWith(`${known}.`))
  }

  #missingColumns(missing: readonly string[]): ReoError {
    const columns = missing.length === 1 ? 'column' : 'columns'
    return new ReoError(`The table has no ${columns} ${missing.map((column) => `"${column}"`).join(', ')}`, {
      where: this.#source.path,
      mend: `It has ${[...this.#columns].join(', ')}: name one of them under "columns" in dataset.json.`,
    })
  }

  #empty(): ReoError {
    const [first] = this.#noted.list()
    const why = first === undefined ? '' : ` (${first.where}: ${first.message})`
    return new ReoError(`There is no sample in the table${why}`, {
      where: this.#source.path,
      mend: 'Give it at least one row with an id.',
    })
  }
}
