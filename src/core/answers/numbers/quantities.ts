import type { Span } from '../reading'
import type { NumberToken } from './numerals'

/** A value as an answer states it: alone, as a range, or with an error. */
export interface Quantity {
  readonly kind: 'value' | 'range' | 'with-error' | 'bound'
  /** Middle of a range. */
  readonly value: number
  readonly span: Span
  readonly tokens: readonly NumberToken[]
}

const RANGE =
  /^\s*\)?\s*(?:-|–|~|to|through|up to|and|or)\s*\(?\s*(?:about|around|approximately|roughly|~|≈|possibly|maybe|perhaps)?\s*$/
const ERROR = /^\s*\(?\s*(?:±|\+\s*\/\s*-|\+-|plus or minus|plus\/minus|plus-minus|give or take)\s*$/
const BETWEEN = /\b(?:between|from)\s*(?:about|around|approximately|roughly|~|≈)?\s*$/
const BOUND =
  /(?:\b(?:more|greater|higher|larger|less|lower|fewer|smaller) than|\b(?:over|above|under|below|exceed(?:s|ing)?|at least|at most|up to|no more than|no less than|well over|upwards of|in excess of|beyond|not exceed(?:ing)?|minimum of|maximum of)|[<>≤≥])\s*(?:about|around|approximately|roughly|=)?\s*$/

/**
 * Joins the numbers of a text into quantities.
 * @param tokens in order
 * @param endOf one after the last character of a number's unit
 */
export function quantitiesOf(
  text: string,
  tokens: readonly NumberToken[],
  endOf: (token: NumberToken) => number,
): Quantity[] {
  const quantities: Quantity[] = []
  for (let index = 0; index < tokens.length; index++) {
    const first = tokens[index]
    const second = tokens.at(index + 1)
    const link = second === undefined ? undefined : text.slice(endOf(first), second.start)
    const before = text.slice(Math.max(0, first.start - 40), first.start)
    if (second !== undefined && link !== undefined && ERROR.test(link)) {
      quantities.push({
        ...quantity('with-error', first.value, [first, second]),
        span: [first.start, first.end],
      })
      index++
    } else if (second !== undefined && link !== undefined && isRange(first, second, link, before)) {
      quantities.push(quantity('range', (first.value + second.value) / 2, [first, second]))
      index++
    } else {
      quantities.push(quantity(BOUND.test(before) ? 'bound' : 'value', first.value, [first]))
    }
  }
  return quantities
}

function isRange(first: NumberToken, second: NumberToken, link: string, before: string): boolean {
  if (second.value <= first.value) return false
  if (/^\s*[,;]\s*$/.test(link)) return before.trimEnd().endsWith('[')
  if (!RANGE.test(link)) return false
  const word = link.trim()
  if (word.startsWith('and')) return BETWEEN.test(before)
  return !word.startsWith('or') || second.value - first.value <= Math.max(2, first.value * 0.5)
}

function quantity(kind: Quantity['kind'], value: number, tokens: readonly NumberToken[]): Quantity {
  return { kind, value, tokens, span: [tokens[0].start, tokens[tokens.length - 1].end] }
}
