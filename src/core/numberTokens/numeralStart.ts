/** What a text that begins with a number tells of it. */
export type NumeralStart =
  | { readonly kind: 'finished'; readonly value: number }
  /** More of it may follow: digits, a point; no digits yet where the text is blank. */
  | { readonly kind: 'open'; readonly digits: string }

const OPEN = /^\s*((?:\d*|\d{1,3}(?:,\d{3})*,\d{0,3})(?:\.\d*)?)$/
const FINISHED = /^\s*(\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)/

/** Undefined where the text begins with no number. @param text as it is written token by token */
export function numeralStart(text: string): NumeralStart | undefined {
  const open = OPEN.exec(text)
  if (open !== null) return { kind: 'open', digits: open[1].replaceAll(',', '') }
  const finished = FINISHED.exec(text)
  return finished === null ? undefined : { kind: 'finished', value: Number(finished[1].replaceAll(',', '')) }
}

/** What numbers are possible. */
export interface NumberDomain {
  /** Both ends included. */
  readonly range: readonly [minimum: number, maximum: number]
  /** Whether only whole numbers are. */
  readonly isWhole: boolean
}

/** Any number that is not negative. */
export const ANY_NUMBER: NumberDomain = { range: [0, Infinity], isWhole: false }

/** Digits that may follow a number's first ones before its point: no answer of use has more. */
const MOST_DIGITS = 9

/**
 * The middle of the numbers that begin with some digits. How many more there are before the point is not known: as many
 * as bring it nearest, by ratio, to another number.
 * @param digits such as `13` or `134.`
 * @param near a number that the model is likely to mean
 * @returns undefined where no possible number begins so
 */
export function middleOfOpen(
  digits: string,
  near: number | undefined,
  { range: [minimum, maximum], isWhole }: NumberDomain,
): number | undefined {
  if (!/\d/.test(digits)) return undefined
  const [whole, decimals] = digits.split('.')
  const last = decimals === undefined ? 1 : 10 ** -decimals.length
  const most = decimals === undefined && Number(whole) > 0 ? MOST_DIGITS : 0
  const middles = Array.from({ length: most + 1 }, (_, more) => {
    const scale = 10 ** more
    const low = Number(digits) * scale
    const high = low + last * scale
    return {
      low,
      middle: isWhole ? (low + high - 1) / 2 : (low + Math.min(high, Math.max(maximum, low))) / 2,
    }
  }).filter(({ low, middle }) => low <= maximum && middle >= minimum)
  const distance = (middle: number) => Math.abs(Math.log((middle + 1) / ((near ?? 0) + 1)))
  return middles
    .map(({ middle }) => middle)
    .sort((a, b) => distance(a) - distance(b))
    .at(0)
}
