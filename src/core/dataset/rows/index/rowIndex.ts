import { type Split, SPLITS } from '../../sample'
import type { RowPlace } from '../tableRow'
import type { IdHash } from './idHash'

/** What is kept of each row: 25 bytes. */
interface Columns {
  readonly offset: Float64Array
  readonly length: Uint32Array
  readonly line: Uint32Array
  readonly low: Uint32Array
  readonly high: Uint32Array
  readonly split: Uint8Array
}

const FIRST_CAPACITY = 1024

/** Marks in the byte of a row's split that it continues a sample of an earlier row. */
const CONTINUES = 128

/**
 * The rows of samples in stored order: where they stand, and which of them may have an id. A row either begins a sample
 * or continues one. It holds typed arrays alone, some 45 bytes a row.
 */
export class RowIndex {
  #length = 0
  #columns = columnsFor(FIRST_CAPACITY)
  /** Open hash table with linear probing: index of a row plus 1, or 0; at most half of it is taken. */
  #slots = slotsFor(FIRST_CAPACITY)

  get length(): number {
    return this.#length
  }

  /** Rows that there is room for. */
  get capacity(): number {
    return this.#columns.split.length
  }

  /** Makes room for so many rows in all, which spares growing step by step. */
  reserve(rows: number): void {
    if (rows <= this.capacity) return
    const old = this.#columns
    const grown = columnsFor(rows)
    grown.offset.set(old.offset)
    grown.length.set(old.length)
    grown.line.set(old.line)
    grown.low.set(old.low)
    grown.high.set(old.high)
    grown.split.set(old.split)
    this.#columns = grown
    this.#slots = slotsFor(rows)
    for (let row = 0; row < this.#length; row++) this.#enter(row)
  }

  /** @param continues whether a row with this hash began the sample */
  add({ offset, length, line }: RowPlace, split: Split, { low, high }: IdHash, continues = false): void {
    const row = this.#length
    if (row === this.capacity) this.reserve(2 * row)
    this.#columns.offset[row] = offset
    this.#columns.length[row] = length
    this.#columns.line[row] = line
    this.#columns.low[row] = low
    this.#columns.high[row] = high
    this.#columns.split[row] = SPLITS.indexOf(split) + (continues ? CONTINUES : 0)
    this.#length++
    this.#enter(row)
  }

  placeOf(row: number): RowPlace {
    const { offset, length, line } = this.#columns
    return { offset: offset[row], length: length[row], line: line[row] }
  }

  /** Whether the id of a row may be that of a hash. */
  matches(row: number, { low, high }: IdHash): boolean {
    return this.#columns.low[row] === low && this.#columns.high[row] === high
  }

  /** Rows that begin samples whose ids have a hash: none or one, save where ids that differ have the same. */
  rowsOf(hash: IdHash): number[] {
    return this.#rowsWith(hash).filter((row) => !this.#continues(row))
  }

  /** Rows that continue the sample of a row, in ascending order. */
  continuationsOf(row: number): number[] {
    const hash = { low: this.#columns.low[row], high: this.#columns.high[row] }
    return this.#rowsWith(hash)
      .filter((other) => this.#continues(other))
      .sort((a, b) => a - b)
  }

  /** Rows from `first` to before `end` that begin samples: all, or those of a split. */
  rowsBetween(first: number, end: number, split?: Split): number[] {
    const rows = Array.from({ length: end - first }, (_, index) => first + index)
    if (split === undefined) return rows.filter((row) => !this.#continues(row))
    const code = SPLITS.indexOf(split)
    return rows.filter((row) => this.#columns.split[row] === code)
  }

  /** The bytes of all arrays, to be stored; {@link restore} makes an index of them. */
  get parts(): readonly Uint8Array[] {
    const filled = Object.values(this.#columns).map((column) => bytesOf(column.subarray(0, this.#length)))
    return [...filled, bytesOf(this.#slots)]
  }

  /** An index of so many rows with its {@link parts} still to be filled. */
  static restore(rows: number): RowIndex {
    const index = new RowIndex()
    index.#columns = columnsFor(rows)
    index.#slots = slotsFor(rows)
    index.#length = rows
    return index
  }

  #rowsWith(hash: IdHash): number[] {
    const rows: number[] = []
    for (let slot = this.#home(hash.low); this.#slots[slot] !== 0; slot = this.#after(slot)) {
      const row = this.#slots[slot] - 1
      if (this.matches(row, hash)) rows.push(row)
    }
    return rows
  }

  #continues(row: number): boolean {
    return this.#columns.split[row] >= CONTINUES
  }

  #enter(row: number): void {
    let slot = this.#home(this.#columns.low[row])
    while (this.#slots[slot] !== 0) slot = this.#after(slot)
    this.#slots[slot] = row + 1
  }

  #home(low: number): number {
    return low & (this.#slots.length - 1)
  }

  #after(slot: number): number {
    return (slot + 1) & (this.#slots.length - 1)
  }
}

function columnsFor(rows: number): Columns {
  return {
    offset: new Float64Array(rows),
    length: new Uint32Array(rows),
    line: new Uint32Array(rows),
    low: new Uint32Array(rows),
    high: new Uint32Array(rows),
    split: new Uint8Array(rows),
  }
}

function slotsFor(rows: number): Uint32Array {
  return new Uint32Array(2 ** Math.ceil(Math.log2(2 * rows + 2)))
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
