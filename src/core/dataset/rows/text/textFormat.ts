import type { RowContent } from '../tableRow'

/** A row longer than this is not a sample. */
export const MAXIMUM_ROW_BYTES = 16 * 2 ** 20

/** What comes next in the bytes of a file: a row, the end of all rows, or a row that goes on in bytes still to come. */
export type NextRow =
  | {
      readonly kind: 'row'
      readonly start: number
      readonly end: number
      /** Where to look for the row after it. */
      readonly next: number
    }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'end'; readonly problem?: string }

/** A format of text, in which a row is some bytes that can be read by themselves. */
export interface TextFormat {
  /** Byte at which the first row may begin, after a mark of byte order or a header. */
  readonly start: number
  /** Line of that byte. */
  readonly startLine: number
  readonly columns?: readonly string[]
  /** Whether the rows after one that is far too long can be told by the next end of line. */
  readonly endsWithLine: boolean
  /**
   * Finds the next row.
   * @param from where to look from
   * @param isLast whether the file ends with these bytes
   */
  nextRow(bytes: Buffer, from: number, isLast: boolean): NextRow
  /** @param text of one row; blank text is never asked about */
  parse(text: string): RowContent
}

export const NEWLINE = 10
export const RETURN = 13

/** Number of lines that end within some bytes. */
export function lineEnds(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++
  return count
}

/** Length of a UTF-8 mark of byte order at the start of a file. */
export function markLength(head: Buffer): number {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
}
