import type { Span } from '../../answers/reading'
import { matchesOf } from '../../answers/text/matches'

/** A share as a text states it. */
export interface StatedShare {
  readonly span: Span
  readonly words: string
  /** Whether a share in per cent is what is stated, to as many decimal places as it is stated. */
  readonly fits: (share: number) => boolean
}

const SHARE = /(?:\b(less|more) than\s+)?(?<![\d.,])(\d+(?:\.(\d+))?)\s*(?:%|per ?cent\b)/g

/** Every share that a text states, in order. @param text in lower case */
export function sharesIn(text: string): readonly StatedShare[] {
  return matchesOf(text, SHARE).map(({ 0: words, 1: bound, 2: digits, 3: decimals = '', index }) => {
    const value = Number(digits)
    const half = 0.5 * 10 ** -decimals.length + 1e-9
    const fits =
      bound === 'less'
        ? (share: number) => share > 0 && share < value
        : bound === 'more'
          ? (share: number) => share < 100 && share > value
          : (share: number) => Math.abs(share - value) <= half
    return { span: [index, index + words.length], words, fits }
  })
}
