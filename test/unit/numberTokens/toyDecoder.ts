import type { NextToken } from '../../../src/core/numberTokens/expandNumbers'

/** Tokens of a toy decoder's vocabulary: odd pieces of numbers among them, and the end. */
const VOCABULARY = ['1', '34', '5', '.2', '.', '07', ' Mg', ' tall', '']

/**
 * A decoder whose next token depends on all before it, with probabilities that anybody can compute; a number has at
 * most `longest` tokens.
 */
export function toyNext(beginning: readonly NextToken[], longest: number): readonly NextToken[] {
  if (beginning.length >= longest) return [{ token: '', probability: 1 }]
  const text = beginning.map(({ token }) => token).join('|')
  const weights = VOCABULARY.map((token) => weightOf(`${text}>${token}`))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return VOCABULARY.map((token, index) => ({ token, probability: weights[index] / sum }))
}

/** A whole number from 1 to 97 by the letters of a text. */
function weightOf(text: string): number {
  let hash = 7
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 97
  return hash + 1
}

/** Every number that the decoder can write, with its probability, by writing out every text: what a tree must come to. */
export function bruteForce(longest: number): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>()
  const write = (tokens: readonly NextToken[], probability: number): void => {
    for (const token of toyNext(tokens, longest)) {
      const reached = probability * token.probability
      const text = [...tokens, token].map((one) => one.token).join('')
      if (token.token !== '' && !/ (?:Mg|tall)$/.test(text)) write([...tokens, token], reached)
      else {
        const [numeral] = /^(?:\d+(?:\.\d+)?|\.\d+)/.exec(text) ?? []
        if (numeral !== undefined) numbers.set(Number(numeral), (numbers.get(Number(numeral)) ?? 0) + reached)
      }
    }
  }
  write([], 1)
  return numbers
}
