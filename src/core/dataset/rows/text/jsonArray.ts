import { parseObject } from './jsonLines'
import { lineEnds, markLength, type NextRow, type TextFormat } from './textFormat'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * A JSON array of objects. Only the brackets and strings of an element are followed to find its end; it is parsed by
 * itself, so that a value that is no JSON spoils only its element.
 */
export function jsonArray(head: Buffer): TextFormat {
  const start = head.indexOf(OPEN_LIST, markLength(head)) + 1
  return {
    start,
    startLine: 1 + lineEnds(head.subarray(0, start)),
    endsWithLine: false,
    nextRow,
    parse: parseObject,
  }
}

function nextRow(bytes: Buffer, from: number, isLast: boolean): NextRow {
  const start = elementStart(bytes, from)
  if (start === bytes.length) {
    return isLast
      ? { kind: 'end', problem: 'the array is not closed; the file ends too early' }
      : { kind: 'unfinished' }
  }
  if (bytes[start] === CLOSE_LIST) return { kind: 'end' }
  const end = elementEnd(bytes, start)
  if (end === undefined) {
    return isLast
      ? { kind: 'end', problem: 'the file ends within an element of the array; that element is left out' }
      : { kind: 'unfinished' }
  }
  return { kind: 'row', start, end, next: end }
}

/** After white space and the commas between elements. */
function elementStart(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && (bytes[at] <= 0x20 || bytes[at] === COMMA)) at++
  return at
}

/** Where an element ends: at its closing bracket, or before the comma or bracket that follows a plain value. */
function elementEnd(bytes: Buffer, start: number): number | undefined {
  let depth = 0
  for (let at = start; at < bytes.length; at++) {
    switch (bytes[at]) {
      case QUOTE: {
        const end = stringEnd(bytes, at + 1)
        if (end === undefined) return undefined
        at = end
        break
      }
      case OPEN_OBJECT:
      case OPEN_LIST:
        depth++
        break
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        if (depth === 0) return at
        if (--depth === 0) return at + 1
        break
      case COMMA:
        if (depth === 0) return at
    }
  }
  return undefined
}

/** The quote that closes a string. */
function stringEnd(bytes: Buffer, start: number): number | undefined {
  for (let end = bytes.indexOf(QUOTE, start); end >= 0; end = bytes.indexOf(QUOTE, end + 1)) {
    let escapes = 0
    while (bytes[end - 1 - escapes] === BACKSLASH) escapes++
    if (escapes % 2 === 0) return end
  }
  return undefined
}
