import { matchesOf } from '../text/matches'
import type { NumberToken } from './numerals'

const ONES: Readonly<Record<string, number>> = {
  zero: 0,
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}

const SMALL = Object.keys(ONES)
  .filter((word) => word !== 'a')
  .join('|')
const WORD = `(?:${SMALL}|hundred|thousand|dozen)`
const WORDS = new RegExp(
  String.raw`\b(?:half a dozen|(?:a (?=hundred|thousand|dozen))?${WORD}(?:(?:[\s-]+|(?<=hundred|thousand)[\s-]+and[\s-]+)${WORD})*(?: point(?: (?:${SMALL}))+)?)\b`,
  'g',
)

/** Numbers written in English words, such as "one hundred and thirty-four point two". */
export function numberWordsIn(text: string): NumberToken[] {
  const tokens: NumberToken[] = []
  for (const match of matchesOf(text, WORDS)) {
    const value = valueOf(match[0])
    if (value === undefined) continue
    tokens.push({ value, start: match.index, end: match.index + match[0].length, spelled: 'words' })
  }
  return tokens
}

function valueOf(text: string): number | undefined {
  if (text === 'half a dozen') return 6
  const [whole, decimals] = text.split(' point ')
  const value = wholeOf(whole.split(/[\s-]+/))
  if (value === undefined || decimals === undefined) return value
  const digits = decimals.split(' ').map((word) => ONES[word])
  return Number(`${value}.${digits.join('')}`)
}

/** Undefined for words that make no number, such as "two three" or "hundreds". */
function wholeOf(words: readonly string[]): number | undefined {
  if (!(words[0] in ONES)) return undefined
  let thousands = 0
  let value = 0
  let last = Infinity
  for (const word of words) {
    if (word === 'and') continue
    if (word === 'hundred') value = Math.max(1, value) * 100
    else if (word === 'dozen') value = Math.max(1, value) * 12
    else if (word === 'thousand') {
      thousands = Math.max(1, value) * 1000
      value = 0
    } else {
      const ones = ONES[word]
      const follows = last === Infinity || last >= 100 || (last >= 20 && ones < 10)
      if (!follows) return undefined
      value += ones
    }
    last = ONES[word] ?? 100
  }
  return thousands + value
}
