import { ReoError } from '../../errors'

/** A word, a text in quotes, a number, a sign, or the end; `at` counts characters from 0. */
export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'sign' | 'end'
  /** Without quotes. */
  readonly text: string
  readonly at: number
}

const BLANK = /\s*/y
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?![\p{L}\p{N}_.:-])/iuy
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_.:-]*/uy
const QUOTED = /"((?:[^"]|"")*)"|'((?:[^']|'')*)'/y
const SIGN = /<=|>=|!=|<>|==|[=<>≤≥≠(),]/y

/** Other ways to write a sign. */
const SAME: Readonly<Record<string, string>> = { '==': '=', '<>': '!=', '≠': '!=', '≤': '<=', '≥': '>=' }

/** The tokens of an expression, the end among them. @throws ReoError with the place of a character that begins none */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    return pattern.exec(text)
  }
  for (;;) {
    at += take(BLANK)?.[0].length ?? 0
    if (at >= text.length) return [...tokens, { kind: 'end', text: '', at }]
    const token = tokenAt(take, at)
    if (token === undefined) throw expressionError(text, at, unreadable(text, at))
    tokens.push(token)
    at = token.end
  }
}

function tokenAt(
  take: (pattern: RegExp) => RegExpExecArray | null,
  at: number,
): (Token & { end: number }) | undefined {
  const sign = take(SIGN)?.[0]
  if (sign !== undefined) return { kind: 'sign', text: SAME[sign] ?? sign, at, end: at + sign.length }
  const quoted = take(QUOTED)
  if (quoted !== null) {
    const [whole, double, single] = quoted
    const inside = double?.replaceAll('""', '"') ?? single.replaceAll("''", "'")
    return { kind: 'text', text: inside, at, end: at + whole.length }
  }
  const number = take(NUMBER)?.[0]
  if (number !== undefined) return { kind: 'number', text: number, at, end: at + number.length }
  const word = take(WORD)?.[0]
  return word === undefined ? undefined : { kind: 'word', text: word, at, end: at + word.length }
}

function unreadable(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return character === '"' || character === "'"
    ? 'a quotation mark has no end'
    : `"${character}" has no meaning here`
}

/** What is wrong with an expression, and at which character. */
export function expressionError(text: string, at: number, problem: string): ReoError {
  return new ReoError(`The expression "${text}" cannot be read at character ${at + 1}: ${problem}`, {
    mend: 'Write it such as: class = 112 and region in (3, 4) and cloud < 0.2.',
  })
}
