import type { TextRule } from './rule'

/** Slots, markup, addresses and whatever else a reader would see as noise. */
const NOISE =
  /[{}<>`*#|\\]|\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|https?:|\b(?:null|undefined|nan)\b| {2}/iu
const ENDS_QUESTION = /[?.:)]$/

/** Text as people write it, on one line. */
export const formRule: TextRule = {
  id: 'form',
  title: 'Markup, open slots, control characters or blanks',
  problem: ({ question, answer }) => {
    for (const [name, text] of Object.entries({ question, answer })) {
      if (text.trim() !== text || text === '') return `the ${name} is empty or has blanks around it`
      const found = NOISE.exec(text)
      if (found !== null) return `the ${name} has ${JSON.stringify(found[0])}`
    }
    return undefined
  },
}

/** Words and characters of a text at most; an answer may be a single number. */
const LIMITS = { question: { words: 90, characters: 600 }, answer: { words: 80, characters: 600 } } as const
const LEAST_QUESTION_WORDS = 3

export const lengthRule: TextRule = {
  id: 'length',
  title: 'Too short or too long',
  problem: ({ question, answer }) => {
    const asked = wordsIn(question)
    if (asked < LEAST_QUESTION_WORDS) return `the question has ${asked} words`
    for (const [name, text] of [
      ['question', question],
      ['answer', answer],
    ] as const) {
      const words = wordsIn(text)
      if (words > LIMITS[name].words) return `the ${name} has ${words} words`
      if (text.length > LIMITS[name].characters) return `the ${name} has ${text.length} characters`
    }
    return undefined
  },
}

/** Whether a question ends as one. */
export function endsAsQuestion(question: string): boolean {
  return ENDS_QUESTION.test(question) || /\b[B-H]\) \S.*$/.test(question)
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}
