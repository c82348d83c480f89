import { messageOf } from '../../../errors'
import type { Cells, RowContent } from '../tableRow'
import { markLength, NEWLINE, type NextRow, RETURN, type TextFormat } from './textFormat'

/** JSONL: a JSON object a line. Lines end in LF, CRLF or CR, which JSON never holds unescaped, or with the file. */
export function jsonLines(head: Buffer): TextFormat {
  return { start: markLength(head), startLine: 1, endsWithLine: true, nextRow, parse: parseObject }
}

function nextRow(bytes: Buffer, from: number, isLast: boolean): NextRow {
  if (from >= bytes.length) return isLast ? { kind: 'end' } : { kind: 'unfinished' }
  const newline = bytes.indexOf(NEWLINE, from)
  const lineEnd = newline < 0 ? bytes.length : newline
  const carriage = bytes.subarray(from, lineEnd).indexOf(RETURN)
  // A return at the very end of the bytes may be half of a CRLF.
  if (carriage >= 0 && from + carriage < bytes.length - 1) {
    const end = from + carriage
    return { kind: 'row', start: from, end, next: bytes[end + 1] === NEWLINE ? end + 2 : end + 1 }
  }
  if (newline < 0 && !isLast) return { kind: 'unfinished' }
  return { kind: 'row', start: from, end: lineEnd, next: Math.min(lineEnd + 1, bytes.length) }
}

/** Text of one JSON object as a row. */
export function parseObject(text: string): RowContent {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? { cells: value } : { problem: 'the row is not a JSON object' }
  } catch (error) {
    return { problem: `the row is not JSON (${messageOf(error)})` }
  }
}

function isObject(value: unknown): value is Cells {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
