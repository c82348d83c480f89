import type { TextRange } from '../shared/answers/markedText'

/** Words of an answer that are compared: longer ones are read, not compared. */
const MOST_WORDS = 400

/** Share of words in common from which the rest is a difference; of other texts everything is. */
const LEAST_COMMON = 0.3

interface Word {
  readonly key: string
  readonly range: TextRange
}

/**
 * What each of two texts says that the other does not, by the longest common subsequence of words, without regard to case and
 * to what ends a clause.
 * @returns undefined where they are too long or have too little in common to be compared word by word
 */
export function differences(
  first: string,
  second: string,
): readonly [readonly TextRange[], readonly TextRange[]] | undefined {
  const [a, b] = [wordsOf(first), wordsOf(second)]
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return undefined
  const common = commonWords(a, b)
  if (common.length < LEAST_COMMON * Math.max(a.length, b.length)) return undefined
  const [inFirst, inSecond] = [0, 1].map((side) => new Set(common.map((pair) => pair[side])))
  return [rangesOf(a, inFirst), rangesOf(b, inSecond)]
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    key: word.toLowerCase().replace(/[.,;:!?]+$/, ''),
    range: [index, index + word.length],
  }))
}

/** Indices of the words of the longest common subsequence, by dynamic programming. */
function commonWords(a: readonly Word[], b: readonly Word[]): readonly (readonly [number, number])[] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i].key === b[j].key
          ? lengths[(i + 1) * width + j + 1] + 1
          : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i].key === b[j].key) pairs.push([i++, j++])
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++
    else j++
  }
  return pairs
}

/** Words that are not common; neighbours together. */
function rangesOf(words: readonly Word[], common: ReadonlySet<number>): readonly TextRange[] {
  const ranges: TextRange[] = []
  words.forEach(({ range: [start, end] }, index) => {
    if (common.has(index)) return
    const last = ranges.at(-1)
    if (last !== undefined && index > 0 && !common.has(index - 1)) ranges[ranges.length - 1] = [last[0], end]
    else ranges.push([start, end])
  })
  return ranges
}
