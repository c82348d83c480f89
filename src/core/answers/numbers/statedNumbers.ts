import { statementsOf } from '../text/statements'
import type { NumberToken } from './numerals'

/** A statement with numbers in it. */
export interface NumberStatement {
  /** What is no answer made blank. */
  readonly left: string
  readonly original: string
  /** Of its first character in the text. */
  readonly start: number
  /** In order, at their places in the statement. */
  readonly tokens: readonly NumberToken[]
}

/**
 * The statements of a text that have numbers.
 * @param left the text with what is no answer made blank
 * @param tokens anywhere in the text
 */
export function statementsWithNumbers(
  text: string,
  left: string,
  tokens: readonly NumberToken[],
): readonly NumberStatement[] {
  if (tokens.length === 0) return []
  const inOrder = tokens.toSorted((a, b) => a.start - b.start)
  const statements: NumberStatement[] = []
  for (const [start, end] of statementsOf(left)) {
    const own = inOrder.filter((token) => token.start >= start && token.start < end)
    if (own.length === 0) continue
    const placed = own.map((token) => ({ ...token, start: token.start - start, end: token.end - start }))
    statements.push({ left: left.slice(start, end), original: text.slice(start, end), start, tokens: placed })
  }
  return statements
}
