/** Width and height of a letter in dots. */
export const GLYPH_WIDTH = 5
export const GLYPH_HEIGHT = 8

/**
 * Dot-matrix letters for pictures that are drawn without a browser: ASCII from space to tilde, ten a line, five columns
 * a letter, two hexadecimal digits a column, lowest bit on top; the eighth row holds what hangs below the line.
 */
const ASCII = [
  '000000000000005f00000007000700147f147f14242a7f2a12231308646236495620500008070300001c2241000041221c00',
  '2a1c7f1c2a08083e080800807030000808080808000060600020100804023e5149453e00427f400072494949462141494d33',
  '1814127f1027454545393c4a49493141211109073649494936464949291e0000140000004034000000081422411414141414',
  '004122140802015909063e415d594e7c1211127c7f494949363e414141227f4141413e7f494949417f090909013e41415173',
  '7f0808087f00417f41002040413f017f081422417f404040407f021c027f7f0408107f3e4141413e7f090909063e4151215e',
  '7f09192946264949493203017f01033f4040403f1f2040201f3f4038403f631408146303047804036159494d43007f414141',
  '0204081020004141417f04020102044040404040000307080020545478407f284444383844444428384444287f3854545418',
  '00087e090218a4a49c787f0804047800447d40002040403d007f1028440000417f40007c047804787c080404783844444438',
  'fc1824241818242418fc7c08040408485454542404043f44243c4040207c1c2040201c3c4030403c44281028444c9090907c',
  '4464544c440008364100000077000000413608000201020402',
].join('')

const DIGITS = 2 * GLYPH_WIDTH

/** Signs beyond ASCII that figures need. */
const SIGNS: Readonly<Record<string, string>> = {
  '²': '00090d0a00',
  '±': '44445f4444',
  '·': '0000080000',
}

/** What stands in for other signs. */
const ALIKE: Readonly<Record<string, string>> = { '−': '-', '–': '-', '×': 'x', '’': "'" }

/** The columns of a letter from left to right, bit 0 on top; a question mark for letters there are no dots for. */
export function glyphOf(letter: string): readonly number[] {
  const known = ALIKE[letter] ?? letter
  const dots = SIGNS[known] ?? ascii(known) ?? ascii('?') ?? ''
  return Array.from({ length: GLYPH_WIDTH }, (_, column) =>
    Number.parseInt(dots.slice(2 * column, 2 * column + 2), 16),
  )
}

function ascii(letter: string): string | undefined {
  const index = (letter.codePointAt(0) ?? 0) - 0x20
  return index >= 0 && index * DIGITS < ASCII.length
    ? ASCII.slice(index * DIGITS, (index + 1) * DIGITS)
    : undefined
}
