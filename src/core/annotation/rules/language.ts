import type { TextRule } from './rule'

/** Short words that no text of some length does without. */
const ENGLISH = new Set(
  'the a an of in is are it its and or to by with for this that there has have do does which what how was be at on as from not no yes'.split(
    ' ',
  ),
)
const OTHERS = new Set(
  'der die das und ist ein eine nicht von mit auf le la les des du une est dans et pas pour el los las una es en del y que il lo di per con não uma os da em het een van de'.split(
    ' ',
  ),
)
/** Shorter texts, such as labels, have no language to tell. */
const LEAST_WORDS = 6

/** English in Latin letters. */
export const languageRule: TextRule = {
  id: 'language',
  title: 'Another language than English',
  problem: ({ question, answer }) => {
    for (const [name, text] of Object.entries({ question, answer })) {
      const letter = /(?=\p{L})[^\p{Script=Latin}]/u.exec(text)
      if (letter !== null) return `the ${name} has the letter "${letter[0]}"`
      const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
      const count = (known: ReadonlySet<string>) => words.filter((word) => known.has(word)).length
      if (words.length >= LEAST_WORDS && count(OTHERS) > count(ENGLISH)) return `the ${name} is not English`
    }
    return undefined
  },
}
