import { COMPARISONS, type Comparison, KEYWORDS, type Literal, type SliceExpression } from './sliceExpression'
import { expressionError, type Token, tokensOf } from './tokens'

/** Characters of an expression at most, which also bounds how deep it can be nested. */
const LONGEST = 2000

/**
 * Reads an expression over columns such as `class = 112 and (region = 3 or cloud >= 0.5)`. There are `=`, `!=`, `<`, `<=`,
 * `>`, `>=`, `in (…)`, `is missing`, and `and`, `or`, `not` with brackets; `not` binds closest, then `and`. Names and texts
 * that are no plain words stand in quotes.
 * @throws ReoError with the character at which it cannot be read
 */
export function parseExpression(text: string): SliceExpression {
  if (text.length > LONGEST) {
    throw expressionError(`${text.slice(0, 40)}…`, LONGEST, `it is longer than ${LONGEST} characters`)
  }
  return new ExpressionParser(text).parse()
}

class ExpressionParser {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokensOf(text)
  }

  parse(): SliceExpression {
    const expression = this.#alternatives()
    const rest = this.#token
    if (rest.kind !== 'end') throw this.#expected('“and”, “or” or the end', rest)
    return expression
  }

  #alternatives(): SliceExpression {
    const parts = [this.#conjunction()]
    while (this.#takeWord('or')) parts.push(this.#conjunction())
    return parts.length === 1 ? parts[0] : { kind: 'any', of: parts }
  }

  #conjunction(): SliceExpression {
    const parts = [this.#term()]
    while (this.#takeWord('and')) parts.push(this.#term())
    return parts.length === 1 ? parts[0] : { kind: 'all', of: parts }
  }

  #term(): SliceExpression {
    if (this.#takeWord('not')) return { kind: 'not', of: this.#term() }
    if (this.#takeSign('(')) {
      const inside = this.#alternatives()
      this.#demandSign(')')
      return inside
    }
    return this.#condition()
  }

  #condition(): SliceExpression {
    const named = this.#token
    if (!this.#isName(named)) throw this.#expected('the name of a column', named)
    this.#next++
    const column = { name: named.text, at: named.at }
    if (this.#takeWord('is')) {
      const isNegated = this.#takeWord('not')
      if (!this.#takeWord('missing')) throw this.#expected('“missing”', this.#token)
      return negated({ kind: 'missing', column }, isNegated)
    }
    const isNegated = this.#takeWord('not')
    if (this.#takeWord('in')) return negated({ kind: 'in', column, values: this.#list() }, isNegated)
    if (isNegated) throw this.#expected('“in”', this.#token)
    return { kind: 'compare', column, comparison: this.#comparison(), value: this.#literal() }
  }

  #list(): readonly Literal[] {
    this.#demandSign('(')
    const values = [this.#literal()]
    while (this.#takeSign(',')) values.push(this.#literal())
    this.#demandSign(')')
    return values
  }

  #comparison(): Comparison {
    const { kind, text } = this.#token
    const comparison = kind === 'sign' ? COMPARISONS.find((each) => each === text) : undefined
    if (comparison === undefined) throw this.#expected('a comparison such as “=”', this.#token)
    this.#next++
    return comparison
  }

  #literal(): Literal {
    const token = this.#token
    if (this.#takeWord('true')) return true
    if (this.#takeWord('false')) return false
    if (token.kind !== 'number' && !this.#isName(token)) throw this.#expected('a value', token)
    this.#next++
    return token.kind === 'number' ? Number(token.text) : token.text
  }

  get #token(): Token {
    return this.#tokens[this.#next]
  }

  #isName({ kind, text }: Token): boolean {
    return kind === 'text' || (kind === 'word' && !KEYWORDS.includes(text.toLowerCase()))
  }

  #takeWord(word: string): boolean {
    return this.#take('word', word)
  }

  #takeSign(sign: string): boolean {
    return this.#take('sign', sign)
  }

  #demandSign(sign: string): void {
    if (!this.#takeSign(sign)) throw this.#expected(`“${sign}”`, this.#token)
  }

  #take(kind: Token['kind'], text: string): boolean {
    const token = this.#token
    if (token.kind !== kind || token.text.toLowerCase() !== text) return false
    this.#next++
    return true
  }

  #expected(what: string, { kind, text, at }: Token): Error {
    const found = kind === 'end' ? 'it ends' : `there is “${text}”`
    return expressionError(this.#text, at, `${what} is expected, but ${found}`)
  }
}

function negated(expression: SliceExpression, isNegated: boolean): SliceExpression {
  return isNegated ? { kind: 'not', of: expression } : expression
}
