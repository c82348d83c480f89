import type { ReadingContext, Span } from './reading'
import { matchesOf } from './text/matches'

export interface LetterOption {
  readonly letter: string
  /** Text of the option; undefined where the question has no such option. */
  readonly text: string | undefined
  readonly span: Span
}

/** A letter that stands alone stands in few characters. */
const MAXIMUM_LETTER_ANSWER = 40

const ALONE =
  /^\W*(?:the\s+)?(?:(?:correct|final|best)\s+)?(?:answer|option|choice)?\s*(?:is)?\s*:?\s*\(?\b([a-h])\b\s*\)?\W*$/
const LEADING =
  /^\W*(?:(?:the\s+)?(?:(?:correct|final|best)\s+)?(?:answer|option|choice)\s*(?:is)?\s*:?\s*)?\(?\b([b-h]|a(?=\s*[).:,]))\s*[).:,]/
const NAMED = /\b(?:answer|option|choice)\s*(?:is|:)?\s*:?\s*\(?\b([a-h])\b(?=\s*[).:,;\n]|\s*$)/g

/** A letter that picks one of a question's options. @param text what the model says, in lower case */
export function letterOption(text: string, context: ReadingContext): LetterOption | undefined {
  const options = optionsOf(context)
  if (options === undefined && text.length > MAXIMUM_LETTER_ANSWER) return undefined
  const match =
    ALONE.exec(text) ??
    (options === undefined ? null : (LEADING.exec(text) ?? matchesOf(text, NAMED).at(-1) ?? null))
  if (match === null) return undefined
  const [whole, letter] = match
  const start = match.index + whole.lastIndexOf(letter)
  return { letter, text: options?.get(letter), span: [start, start + 1] }
}

const IN_QUESTION = /(?:^|[\s\n(])\(?([A-H])\s*[).:]\s*([^\n]+?)(?=\s*(?:\n|$)|\s+\(?[B-H]\s*[).:]\s)/g

function optionsOf({ question, options }: ReadingContext): ReadonlyMap<string, string> | undefined {
  if (options !== undefined) {
    const entries = Array.isArray(options)
      ? options.map((text: string, index): [string, string] => [String.fromCharCode(97 + index), text])
      : Object.entries(options).map(([letter, text]): [string, string] => [letter.toLowerCase(), text])
    return new Map(entries)
  }
  if (question === undefined) return undefined
  const found = matchesOf(question, IN_QUESTION).map(([, letter, text]): [string, string] => [
    letter.toLowerCase(),
    text,
  ])
  return found.length < 2 ? undefined : new Map(found)
}
