import type { TableRow } from '../tableRow'
import { lineEnds, MAXIMUM_ROW_BYTES, NEWLINE, type TextFormat } from './textFormat'

/** Puts rows together from the parts of a file. */
export class RowSplitter {
  /** Of the first byte that no row has taken yet. */
  offset: number
  isAtEnd = false
  readonly #format: TextFormat
  /** Bytes of a row that goes on in the next part. */
  #rest: Buffer = Buffer.alloc(0)
  #line: number
  /** True after a row that was far too long, until its line ends. */
  #isSkipping = false

  constructor(format: TextFormat) {
    this.#format = format
    this.offset = format.start
    this.#line = format.startLine
  }

  /** The rows that end in the next part of the file. @param isLast whether the file ends with it */
  take(part: Buffer, isLast: boolean): TableRow[] {
    const bytes = this.#rest.length === 0 ? part : Buffer.concat([this.#rest, part])
    const rows: TableRow[] = []
    let at = this.#isSkipping ? this.#afterLine(bytes) : 0
    while (!this.isAtEnd) {
      const next = this.#format.nextRow(bytes, at, isLast)
      if (next.kind === 'unfinished') break
      if (next.kind === 'end') {
        this.isAtEnd = true
        if (next.problem !== undefined) rows.push(this.#problem(bytes, at, next.problem))
        break
      }
      this.#line += lineEnds(bytes.subarray(at, next.start))
      const row = this.#row(bytes, next.start, next.end, isLast && next.end === bytes.length)
      if (row !== undefined) rows.push(row)
      this.#line += lineEnds(bytes.subarray(next.start, next.next))
      at = next.next
    }
    if (!this.isAtEnd && bytes.length - at > MAXIMUM_ROW_BYTES) {
      rows.push(this.#tooLong(bytes, at))
      at = bytes.length
    }
    this.offset += at
    this.#rest = bytes.subarray(at)
    return rows
  }

  #afterLine(bytes: Buffer): number {
    const newline = bytes.indexOf(NEWLINE)
    if (newline < 0) return bytes.length
    this.#isSkipping = false
    this.#line++
    return newline + 1
  }

  /** A row, undefined where there is nothing but white space. */
  #row(bytes: Buffer, start: number, end: number, endsFile: boolean): TableRow | undefined {
    const text = bytes.toString('utf8', start, end)
    if (text.trim() === '') return undefined
    const content = this.#format.parse(text)
    const place = { line: this.#line, offset: this.offset + start, length: end - start }
    if (!('problem' in content) || !endsFile) return { ...place, ...content }
    return { ...place, problem: `${content.problem}; the file ends here, as if half-written` }
  }

  #tooLong(bytes: Buffer, at: number): TableRow {
    const size = `the row is longer than ${MAXIMUM_ROW_BYTES / 2 ** 20} MiB`
    if (this.#format.endsWithLine) {
      this.#isSkipping = true
      return this.#problem(bytes, at, `${size}; it is left out`)
    }
    this.isAtEnd = true
    return this.#problem(bytes, at, `${size}; the rest of the file is not read`)
  }

  #problem(bytes: Buffer, at: number, problem: string): TableRow {
    return { line: this.#line, offset: this.offset + at, length: bytes.length - at, problem }
  }
}
