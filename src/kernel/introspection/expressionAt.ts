/** What stands before a cursor: part of a name, and what it is to be a member of. */
export interface CursorContext {
  /** Where the part of a name begins. */
  readonly start: number
  readonly name: string
  /** The expression before the dot; absent where there is no dot. */
  readonly object?: string
}

const NAME = /[\p{ID_Continue}$\u200c\u200d]/u

/**
 * Reads backwards from a cursor: `await foo(a).b.na|` gives the name `na` of the object `foo(a).b`. Undefined where
 * nothing can be completed, such as within a number.
 */
export function cursorContext(code: string, offset: number): CursorContext | undefined {
  const start = startOfName(code, offset)
  const name = code.slice(start, offset)
  if (/^\d/.test(name)) return undefined
  const dot = skipBlanksBack(code, start)
  if (code[dot - 1] !== '.') return { start, name }
  if (code.slice(0, dot).endsWith('...')) return { start, name }
  const end = code[dot - 2] === '?' ? dot - 2 : dot - 1
  const from = startOfChain(code, end)
  return from === undefined ? undefined : { start, name, object: code.slice(from, end).trim() }
}

/** The name under a position and the chain of members that leads to it, such as `a.b` for `b` in `a.b.c`. */
export function chainAt(
  code: string,
  offset: number,
): { readonly start: number; readonly end: number; readonly expression: string } | undefined {
  const start = startOfName(code, offset)
  let end = offset
  while (end < code.length && NAME.test(code[end])) end++
  if (start === end || /\d/.test(code[start])) return undefined
  const from = startOfChain(code, end)
  return from === undefined ? undefined : { start, end, expression: code.slice(from, end).trim() }
}

/** Where the chain of names, members, calls and indices begins that ends before `end`. */
function startOfChain(code: string, end: number): number | undefined {
  let position = skipBlanksBack(code, end)
  for (;;) {
    const linkStart = startOfLink(code, position)
    if (linkStart === undefined) return undefined
    position = linkStart
    const before = skipBlanksBack(code, position)
    if (code[before - 1] !== '.' || code.slice(0, before).endsWith('...')) return position
    position = skipBlanksBack(code, code[before - 2] === '?' ? before - 2 : before - 1)
  }
}

/** Where one link begins: a name with its calls and indices, a string, or a group in brackets. */
function startOfLink(code: string, end: number): number | undefined {
  let position = end
  while (position > 0 && ')]'.includes(code[position - 1])) {
    const open = openingBracket(code, position - 1)
    if (open === undefined) return undefined
    position = open
  }
  if (position === end && /['"`]/.test(code[position - 1])) return openingQuote(code, position - 1)
  const start = startOfName(code, position)
  if (start < position) return /^\d/.test(code.slice(start, position)) ? undefined : start
  return position < end ? position : undefined
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

function openingBracket(code: string, close: number): number | undefined {
  const waiting: string[] = []
  for (let position = close; position >= 0; position--) {
    const letter = code[position]
    if (/['"`]/.test(letter)) {
      const quote = openingQuote(code, position)
      if (quote === undefined) return undefined
      position = quote
    } else if (letter in OPENING) {
      waiting.push(OPENING[letter])
    } else if (letter === waiting.at(-1)) {
      waiting.pop()
      if (waiting.length === 0) return position
    } else if ('([{'.includes(letter)) {
      return undefined
    }
  }
  return undefined
}

function openingQuote(code: string, close: number): number | undefined {
  for (let position = close - 1; position >= 0; position--) {
    if (code[position] === code[close] && code[position - 1] !== '\\') return position
    if (code[position] === '\n' && code[close] !== '`') return undefined
  }
  return undefined
}

function startOfName(code: string, end: number): number {
  let start = end
  while (start > 0 && NAME.test(code[start - 1])) start--
  return start
}

function skipBlanksBack(code: string, end: number): number {
  let position = end
  while (position > 0 && /\s/.test(code[position - 1])) position--
  return position
}
