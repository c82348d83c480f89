/** A stretch of characters, `start` to before `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A range of a source replaced by `text`; an insertion where the range is empty. */
export interface Edit extends Range {
  readonly text: string
}

/** Line and column, both from 1, as stack traces count. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A cell's code with edits made, and the way back from a position in it to the cell as it was written. */
export interface EditedSource {
  readonly text: string
  originalOf(position: Position): Position
}

/** Part of an edited text: a copy of the source from `start` on, or new text that stands at `start`. */
interface Piece {
  readonly text: string
  readonly start: number
  readonly copied: boolean
}

/**
 * Applies edits that do not overlap; insertions at one place keep their order and come before a replacement there.
 * @param hoisted ranges moved to the front with the edits in them; a semicolon stays in their place
 */
export function editSource(
  source: string,
  edits: readonly Edit[],
  hoisted: readonly Range[] = [],
): EditedSource {
  const isMoved = (edit: Edit) => hoisted.some(({ start, end }) => edit.start >= start && edit.end <= end)
  const front = hoisted.flatMap((range) =>
    editRange(
      source,
      range,
      edits.filter((edit) => edit.start >= range.start && edit.end <= range.end),
    ),
  )
  const staying = [
    ...edits.filter((edit) => !isMoved(edit)),
    ...hoisted.map((range) => ({ ...range, text: ';' })),
  ]
  const pieces = [...front, ...editRange(source, { start: 0, end: source.length }, staying)]
  const text = pieces.map((piece) => piece.text).join('')
  return {
    text,
    originalOf: (position) => positionAt(source, originalOffset(pieces, offsetAt(text, position))),
  }
}

function editRange(source: string, range: Range, edits: readonly Edit[]): readonly Piece[] {
  const pieces: Piece[] = []
  let taken = range.start
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(
      { text: source.slice(taken, start), start: taken, copied: true },
      { text, start, copied: false },
    )
    taken = end
  }
  return [...pieces, { text: source.slice(taken, range.end), start: taken, copied: true }]
}

function originalOffset(pieces: readonly Piece[], offset: number): number {
  let from = 0
  for (const { text, start, copied } of pieces) {
    if (offset < from + text.length) return copied ? start + offset - from : start
    from += text.length
  }
  const last = pieces[pieces.length - 1]
  return last.start + (last.copied ? last.text.length : 0)
}

function offsetAt(text: string, { line, column }: Position): number {
  let start = 0
  for (let passed = 1; passed < line; passed++) {
    const end = text.indexOf('\n', start)
    if (end < 0) break
    start = end + 1
  }
  return start + column - 1
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
