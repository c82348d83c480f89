/** A number that a text states, and how far the text stands by it. */
export interface NumberInText {
  readonly value: number
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
  /** Whether it is one end of a range such as `120–150`, or a bound such as `over 200`. */
  readonly vague: boolean
}

const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?(?:e[+-]?\d+)?`
const SIGN = String.raw`(?:(?<=^|[\s(:=~≈])(?<!\d\s*)[-−])?`
const NUMBER = new RegExp(String.raw`(?<![\p{L}\d_.,])${SIGN}(?:${DIGITS})(?!\d)`, 'giu')

const UNITS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const TEENS = 'thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const SMALL = [...UNITS, ...TEENS]
const WORD = new RegExp(
  String.raw`\b(?:(?:${TENS.join('|')})(?:[- ](?:${UNITS.slice(1, 10).join('|')}))?|${SMALL.join('|')}|single)\b`,
  'gi',
)

const BOUND =
  /(?:\b(?:than|over|under|above|below|least|most|exceed(?:s|ing)?|up to|beyond|within|maximum(?: of)?|minimum(?: of)?)|[<>≤≥])\s*(?:about|around|approximately|roughly)?\s*[~≈]?\s*$/i
const BETWEEN = /\b(?:between|from|ranges?|ranging)\b/i
const RANGE_GAP = /^\s*(?:[-–—−~]|\.{2,}|to|or|and)\s*$/i

/**
 * Numbers in digits: `1,234.5` counts thousands, `134,2` is a decimal comma; `B04` and `CO2` are none.
 * @param unit words between the ends of a range that are no gap, such as its unit
 */
export function numbersIn(text: string, unit?: RegExp): readonly NumberInText[] {
  return withVagueness(text, [...text.matchAll(NUMBER)].map(digitsOf), unit)
}

/** Numbers in digits or in English words up to ninety-nine; `single` is one. */
export function numbersAndWordsIn(text: string): readonly NumberInText[] {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    value: wordValue(word.toLowerCase()),
    start: index,
    end: index + word.length,
  }))
  const all = [...text.matchAll(NUMBER)].map(digitsOf).concat(words)
  return withVagueness(
    text,
    all.sort((a, b) => a.start - b.start),
  )
}

type Place = Omit<NumberInText, 'vague'>

function digitsOf({ 0: digits, index }: RegExpExecArray): Place {
  const plain = digits.replace('−', '-')
  const isDecimalComma = /^-?\d+,\d{1,2}$/.test(plain)
  const value = Number(isDecimalComma ? plain.replace(',', '.') : plain.replaceAll(',', ''))
  return { value, start: index, end: index + digits.length }
}

function wordValue(word: string): number {
  if (word === 'single') return 1
  const small = SMALL.indexOf(word)
  if (small >= 0) return small
  const [tens, unit] = word.split(/[- ]/)
  return 10 * (TENS.indexOf(tens) + 2) + (unit === undefined ? 0 : UNITS.indexOf(unit))
}

function withVagueness(text: string, places: readonly Place[], unit?: RegExp): readonly NumberInText[] {
  const joins = places.slice(1).map((place, index) => isRange(text, places[index], place, unit))
  return places.map((place, index) => {
    const inRange = joins[index] === true || (index > 0 && joins[index - 1])
    return { ...place, vague: inRange || BOUND.test(text.slice(0, place.start)) }
  })
}

function isRange(text: string, first: Place, second: Place, unit: RegExp | undefined): boolean {
  const between = text.slice(first.end, second.start)
  const gap = unit === undefined ? between : between.replace(unit, ' ')
  if (!RANGE_GAP.test(gap)) return false
  return !/and/i.test(gap) || BETWEEN.test(text.slice(0, first.start))
}
