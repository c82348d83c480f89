import type { RuledText } from './rule'

export const DUPLICATE_RULE = 'duplicate'
export const DUPLICATE_TITLE = 'Nearly the same as another text of the patch'

/** Share of word triples that two texts have in common (Jaccard) from which they are nearly the same. */
const NEARLY_THE_SAME = 0.8

/** A question and answer as far as two of them differ: letters and digits. */
export function textKey({ question, answer }: Pick<RuledText, 'question' | 'answer'>): string {
  return [question, answer].map((text) => text.toLowerCase().match(WORDS)?.join(' ') ?? '').join('\n')
}

const WORDS = /[\p{L}\d.]*[\p{L}\d]/gu

/** Whether a text is nearly the same as one of others about the same patch. */
export function isNearlyOneOf(text: RuledText, others: readonly RuledText[]): boolean {
  const alike = others.filter(({ aspect }) => aspect === text.aspect)
  if (alike.length === 0) return false
  const own = triples(text)
  return alike.some((other) => overlap(own, triples(other)) >= NEARLY_THE_SAME)
}

function triples(text: RuledText): ReadonlySet<string> {
  const words = textKey(text).split(/\s/)
  return new Set(words.map((_, at) => words.slice(at, at + 3).join(' ')))
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((triple) => other.has(triple)).length
  return common / (one.size + other.size - common)
}
