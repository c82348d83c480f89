import { html } from '../dom'

/** First character and the one after the last. */
export type TextRange = readonly [start: number, end: number]

export interface TextMarks {
  /** What the value was read from. */
  readonly read?: TextRange | undefined
  /** What another answer does not say, in order. */
  readonly differing?: readonly TextRange[] | undefined
}

/** A part of an answer's text with marks on what was read and on what differs. @param marks over the whole text */
export function markedText(
  text: string,
  { read, differing = [] }: TextMarks,
  [from, to]: TextRange = [0, text.length],
): readonly (HTMLElement | string)[] {
  const ranges = [...(read === undefined ? [] : [read]), ...differing]
  const inside = ranges.flat().filter((at) => at > from && at < to)
  const edges = [...new Set([from, ...inside, to])].sort((a, b) => a - b)
  return edges.slice(0, -1).map((start, index) => {
    const part = text.slice(start, edges[index + 1])
    const isDiffering = differing.some((range) => holds(range, start))
    const words = isDiffering ? html('span', { class: 'reo-differs' }, part) : part
    return read !== undefined && holds(read, start) ? html('mark', { class: 'reo-read' }, words) : words
  })
}

function holds([start, end]: TextRange, at: number): boolean {
  return at >= start && at < end
}
