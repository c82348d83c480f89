const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const

/** A count as running text has it: words up to twelve, then digits. */
export function countWord(count: number): string {
  return SMALL[count] ?? String(count)
}
