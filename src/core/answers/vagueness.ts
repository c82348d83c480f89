import type { ReadingReason } from './reading'

const VAGUE =
  /\b(?:(?:a )?few|several|many|some|numerous|multiple|various|countless|dozens|hundreds|thousands|a couple(?: of)? hundred|a handful|(?:very |relatively |moderately |quite |extremely )?(?:high|low|moderate|medium|large|small|substantial|significant|considerable|dense|sparse|rich|abundant|intermediate|average|minimal|negligible|little))\b/
const CUT_OFF =
  /(?:\b(?:is|are|be|about|around|approximately|roughly|between|from|to|of|the|a|an|and|or|at|as|estimated|with|in|value|by|than|for|near|that|which|total|likely)|[,:(=≈~–-])\s*$/

/** Why an answer without a value has none. @param text in lower case */
export function whyNoValue(text: string): ReadingReason {
  const said = text.trim()
  if (said === '') return 'empty'
  if (CUT_OFF.test(said)) return 'truncated'
  return VAGUE.test(said) ? 'vague' : 'description-only'
}

/** Whether a text ends in the middle of a range, such as "between 100 and". */
export function endsWithinRange(text: string): boolean {
  return /\b(?:between\s+[\d.,]+(?:\s*[a-z/]+)?\s+and|from\s+[\d.,]+(?:\s*[a-z/]+)?\s+to|[\d.,]+\s*(?:-|±|to))\s*$/.test(
    text.slice(-80).trimEnd(),
  )
}
