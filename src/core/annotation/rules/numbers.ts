import { numeralsIn } from '../../answers/numbers/numerals'
import { FOREST, shareOf, USED_LAND } from '../facts/coverShares'
import type { PatchFacts } from '../facts/patchFacts'
import type { RuleContext, RuledText, TextRule } from './rule'
import { sharesIn } from './shares'

/** Every number of an answer is one of the facts: nothing is made up. */
export const numbersRule: TextRule = {
  id: 'numbers',
  title: 'A number that is none of the facts',
  problem: (text, context) => {
    const answer = text.answer.toLowerCase()
    const shares = sharesIn(answer)
    const known = knownShares(context.facts)
    const wrong = shares.find(({ fits }) => !known.some(fits))
    if (wrong !== undefined) return `${wrong.words} is no share of the map`
    const others = numeralsIn(answer).filter(
      ({ start }) => !shares.some(({ span: [from, end] }) => start >= from && start < end),
    )
    const made = others.find(({ value }) => !isFact(value, text, context))
    return made === undefined ? undefined : `${answer.slice(made.start, made.end)} is none of the facts`
  },
}

function knownShares({ shares }: PatchFacts): readonly number[] {
  if (shares === undefined) return []
  const used = shareOf(shares, USED_LAND)
  return [...shares.values(), used, 100 - used, shareOf(shares, FOREST), 0]
}

/** The value itself is held to the truth by its own rule. */
function isFact(value: number, { task }: RuledText, { facts, stated }: RuleContext): boolean {
  if ((task === 'agb' || task === 'patchCount') && value === stated) return true
  const { sample, shares } = facts
  return value === shares?.size || Object.values(sample.metadata).includes(value)
}
