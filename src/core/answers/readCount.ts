import { type Candidate, chosenCandidate, reasonOf } from './numbers/choose'
import { numeralsIn, type NumberToken } from './numbers/numerals'
import { numberWordsIn } from './numbers/numberWords'
import { withoutOtherNumbers } from './numbers/otherNumbers'
import { quantitiesOf, type Quantity } from './numbers/quantities'
import { statementsWithNumbers, type NumberStatement } from './numbers/statedNumbers'
import type { ReadingPolicies } from './policies'
import type { Reading } from './reading'
import { matchesOf } from './text/matches'
import { refusalIn } from './text/refusal'
import { stancesIn } from './text/stance'
import { endsWithinRange, whyNoValue } from './vagueness'

const UNITS = String.raw`(?:patch(?:es)?|units?|regions?|areas?|zones?|segments?|clusters?|parcels?|sections?|fragments?|blocks?|polygons?|components?|pieces?|landscape elements?)`
const ANY_UNIT = new RegExp(UNITS)
const COUNTED = new RegExp(
  String.raw`^\s*(?:(?!and\b|or\b|is\b|are\b|of\b)[a-z][a-z-]*,?\s+){0,5}?${UNITS}\b`,
)
const SINGLE = new RegExp(
  String.raw`\b(?:a |one |only |just )*(?:single|sole|solitary),?\s+(?:[a-z-]+,?\s+){0,4}?${UNITS}\b|^\W*single\W*$`,
  'g',
)
const NONE = new RegExp(
  String.raw`\b(?:no|not any|without any|n't any|zero)\s+(?:[a-z-]+,?\s+){0,3}?${UNITS}\b`,
)

/** Number of ecological patches. @param text what the model says, in lower case */
export function readCount(text: string, { patchCountRange, number, range }: ReadingPolicies): Reading {
  if (endsWithinRange(text)) return { status: 'unparseable', reason: 'truncated' }
  const candidates = countCandidates(text)
  const refusal = refusalIn(text)
  const none = NONE.exec(text)
  if (none !== null && candidates.every(({ value, named }) => value === 0 || !named)) {
    return {
      status: 'ambiguous',
      span: [none.index, none.index + none[0].length],
      reason: 'no-distinct-patch',
    }
  }
  const choice = chosenCandidate(text, candidates, number, refusal)
  if (choice === undefined) {
    if (refusal !== undefined) return { status: 'refused', reason: 'refusal' }
    return { status: 'unparseable', reason: whyNoValue(text) }
  }
  const { value, span, kind } = choice.candidate
  if (kind === 'bound') return { status: 'ambiguous', span, reason: 'bound-only' }
  if (kind === 'range' && range === 'ambiguous')
    return { status: 'ambiguous', span, reason: 'range-midpoint' }
  if (value < patchCountRange[0] || value > patchCountRange[1])
    return { status: 'out-of-range', value, span, reason: 'outside-range' }
  return { status: 'answered', value, span, reason: reasonOf(choice) }
}

function countCandidates(text: string): readonly Candidate[] {
  const left = withoutOtherNumbers(text, { classLabels: false })
  const tokens = [...numeralsIn(left), ...numberWordsIn(left), ...singlesIn(left)]
  return statementsWithNumbers(text, left, tokens).flatMap(candidatesIn)
}

function candidatesIn({ left: statement, original, start, tokens }: NumberStatement): Candidate[] {
  const stanceOf = stancesIn(original)
  const wanted = tokens.filter(
    (token) =>
      token.spelled === 'digits' ||
      isCounted(statement, token) ||
      isAnswer(statement, token) ||
      /^ ?(?:or|to|-) ?\S/.test(statement.slice(token.end)),
  )
  return quantitiesOf(statement, wanted, ({ end }) => end).map((quantity) => {
    const last = quantity.tokens[quantity.tokens.length - 1]
    return {
      value: quantity.value,
      span: [quantity.span[0] + start, quantity.span[1] + start],
      kind: quantity.kind,
      stance: stanceOf(quantity.span[0], last.end),
      named: isNamed(statement, quantity),
      spelled: quantity.tokens[0].spelled,
    }
  })
}

function singlesIn(text: string): NumberToken[] {
  return matchesOf(text, SINGLE).map(({ 0: found, index }) => {
    return { value: 1, start: index, end: index + found.length, spelled: 'words' }
  })
}

function isNamed(statement: string, { tokens }: Quantity): boolean {
  return tokens.some(
    (token) => isCounted(statement, token) || ANY_UNIT.test(statement.slice(token.start, token.end)),
  )
}

function isCounted(statement: string, { end }: NumberToken): boolean {
  return COUNTED.test(statement.slice(end, end + 80))
}

/** Number words are common in prose ("one can see"): others than counted ones have to stand for the answer. */
function isAnswer(statement: string, { start, end, value }: NumberToken): boolean {
  if (/single/.test(statement.slice(start, end))) return true
  const after = statement.slice(end).trim()
  if (/^(?:(?:in (?:all|total)|altogether|overall)\b|[.!)"']*$)/.test(after)) return true
  return (
    value > 1 &&
    /(?:there (?:are|is|seem to be|appear to be)|count(?: is)?|number(?: of \w+)? is|total(?: of)?|answer(?: is)?:?|i (?:count|see))\s*(?:about|around|approximately|roughly)?\s*$/.test(
      statement.slice(0, start),
    )
  )
}
