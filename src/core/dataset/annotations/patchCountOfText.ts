import { type Label, patchCountLabel } from '../labels'
import { numbersAndWordsIn } from './numbersInText'
import { isRefusal } from './refusals'

/** What is counted, with at most three words before it. */
const COUNTED =
  /^\s*(?:\(\d+\)\s*)?(?:[\p{L}-]+,? ){0,3}(?:patch(?:es)?|units?|segments?|parcels?|fragments?|regions?|areas?|zones?|stands?)(?!\p{L})/iu

/** What may follow a number that stands for itself. */
const END = /^\s*(?:$|[.;,)\]!"'*])/

/**
 * Number of patches that a text states, in digits or words: "7", "seven distinct patches", "a single patch".
 * A refusal, a range, a bound, a fraction, or several counts are none.
 */
export function patchCountOfText(text: string): Label {
  if (isRefusal(text)) return { problem: 'it is a refusal' }
  const numbers = numbersAndWordsIn(text)
  const counted = numbers.filter(({ end }) => COUNTED.test(text.slice(end)))
  const bare = numbers.filter(({ end }) => END.test(text.slice(end)))
  const stated = counted.length > 0 ? counted : numbers.length === 1 ? bare : []
  if (stated.some(({ vague }) => vague)) return { problem: 'it gives a range or a bound, not one count' }
  const values = new Set(stated.map(({ value }) => value))
  if (values.size === 1) return patchCountLabel([...values][0])
  return { problem: values.size > 1 ? 'it gives several counts' : 'it gives no count' }
}
