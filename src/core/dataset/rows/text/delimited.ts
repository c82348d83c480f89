import type { RowContent } from '../tableRow'
import { lineEnds, markLength, NEWLINE, type NextRow, RETURN, type TextFormat } from './textFormat'

const QUOTE = 0x22

/** What columns may be set apart by; the first wins a tie. */
const DELIMITERS = [',', '\t', ';'] as const

/**
 * CSV or TSV with a header line, after RFC 4180: a field that begins with a quote ends with the next one that is not
 * doubled, and may hold delimiters and line ends. Elsewhere quotes are letters like any other.
 * @param head first bytes of the file, all where `isWhole`
 * @returns undefined where the header does not end within the head
 */
export function delimited(head: Buffer, isWhole: boolean): TextFormat | undefined {
  const mark = markLength(head)
  const delimiter = delimiterOf(head.subarray(mark))
  const code = delimiter.charCodeAt(0)
  const header = recordEnd(head, mark, code) ?? (isWhole ? head.length : undefined)
  if (header === undefined) return undefined
  const columns = fieldsOf(head.toString('utf8', mark, header), delimiter)
  const start = Math.min(afterLineEnd(head, header), head.length)
  return {
    start,
    startLine: 1 + lineEnds(head.subarray(0, start)),
    columns,
    endsWithLine: true,
    nextRow: (bytes, from, isLast) => nextRow(bytes, from, isLast, code),
    parse: (text) => rowOf(fieldsOf(text, delimiter), columns),
  }
}

/** The delimiter that the first line has most of. */
function delimiterOf(head: Buffer): string {
  const [line] = head.toString('latin1').split(/[\r\n]/, 1)
  const unquoted = line.replaceAll(/"[^"]*"/g, '')
  const count = (delimiter: string) => unquoted.split(delimiter).length
  return [...DELIMITERS].sort((one, other) => count(other) - count(one))[0]
}

function nextRow(bytes: Buffer, from: number, isLast: boolean, delimiter: number): NextRow {
  if (from >= bytes.length) return isLast ? { kind: 'end' } : { kind: 'unfinished' }
  const end = recordEnd(bytes, from, delimiter)
  // A return at the very end of the bytes may be half of a CRLF.
  const mayGoOn = end === undefined || (end === bytes.length - 1 && bytes[end] === RETURN)
  if (mayGoOn && !isLast) return { kind: 'unfinished' }
  if (end === undefined) return { kind: 'row', start: from, end: bytes.length, next: bytes.length }
  return { kind: 'row', start: from, end, next: afterLineEnd(bytes, end) }
}

/** Where the line end of a record begins. */
function recordEnd(bytes: Buffer, from: number, delimiter: number): number | undefined {
  let isFieldStart = true
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === NEWLINE || byte === RETURN) return at
    if (isFieldStart && byte === QUOTE) {
      const close = closingQuote(bytes, at + 1)
      if (close === undefined) return undefined
      at = close
    }
    isFieldStart = byte === delimiter
  }
  return undefined
}

function closingQuote(bytes: Buffer, from: number): number | undefined {
  for (let at = bytes.indexOf(QUOTE, from); at >= 0; at = bytes.indexOf(QUOTE, at + 2)) {
    if (bytes[at + 1] !== QUOTE) return at
  }
  return undefined
}

function afterLineEnd(bytes: Buffer, end: number): number {
  return bytes[end] === RETURN && bytes[end + 1] === NEWLINE ? end + 2 : end + 1
}

/** Fields of one record without its line end. */
function fieldsOf(text: string, delimiter: string): string[] {
  if (!text.includes('"')) return text.split(delimiter)
  const fields: string[] = []
  for (let start = 0; start <= text.length;) {
    const opens = text[start] === '"'
    const close = opens ? closingQuoteOf(text, start + 1) : start
    const end = text.indexOf(delimiter, close)
    const stop = end < 0 ? text.length : end
    fields.push(opens ? unquoted(text, start + 1, close, stop) : text.slice(start, stop))
    start = stop + 1
  }
  return fields
}

/** The quote that closes a field; the end of the text where none does. */
function closingQuoteOf(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at
  }
  return text.length
}

function unquoted(text: string, start: number, close: number, stop: number): string {
  return text.slice(start, close).replaceAll('""', '"') + text.slice(close + 1, stop)
}

function rowOf(fields: readonly string[], columns: readonly string[]): RowContent {
  if (fields.length !== columns.length) {
    return { problem: `the row has ${fields.length} fields, the header ${columns.length}` }
  }
  return { cells: Object.fromEntries(columns.map((column, index) => [column, fields[index]])) }
}
