import { matchesOf } from '../text/matches'

/** A number in a text. */
export interface NumberToken {
  readonly value: number
  readonly start: number
  readonly end: number
  readonly spelled: 'digits' | 'words'
}

const GROUPED = String.raw`\d{1,3}(?:[ ,']\d{3})+(?![\d])(?:\.\d+)?`
const EUROPEAN = String.raw`\d{1,3}(?:\.\d{3})+,\d+`
const DECIMAL_COMMA = String.raw`\d+,\d{1,2}(?!\d)`
const PLAIN = String.raw`\d+(?:\.\d+)?|\.\d+`
const POWER = String.raw`(?:\s*[x×·*]\s*10\s*(?:\^|\*\*)?\s*([-+]?[0-9]+|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|e([-+]?\d+))?`

/** A sign counts where a value starts, not between two numbers. */
const NUMERAL = new RegExp(
  String.raw`(?=[-+.\d])(?<![\w.,])((?<=(?:^|[\s(:=≈~\[]))[-+](?=[\d.]))?(${EUROPEAN}|${GROUPED}|${DECIMAL_COMMA}|${PLAIN})${POWER}`,
  'g',
)

/**
 * Numbers written in digits: thousands separators, decimal commas where they are plain, powers of ten.
 * @param text in lower case, what is no answer made blank
 */
export function numeralsIn(text: string): NumberToken[] {
  const tokens: NumberToken[] = []
  for (const match of matchesOf(text, NUMERAL)) {
    const [whole, sign, digits, power, exponent] = match
    const size = valueOf(digits) * powerOfTen(power ?? exponent)
    const value = sign === '-' ? -size : size
    if (Number.isFinite(value)) {
      tokens.push({ value, start: match.index, end: match.index + whole.length, spelled: 'digits' })
    }
  }
  return tokens
}

function valueOf(digits: string): number {
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'))
  if (/^\d+,\d{1,2}$/.test(digits)) return Number(digits.replace(',', '.'))
  return Number(digits.replace(/[ ,']/g, ''))
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function powerOfTen(power: string | undefined): number {
  if (power === undefined) return 1
  const plain = power
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)))
    .replace('⁻', '-')
    .replace('⁺', '')
  return 10 ** Number(plain)
}
