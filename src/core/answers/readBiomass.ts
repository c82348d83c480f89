import { biomassUnitAt, type BiomassUnit } from './numbers/biomassUnit'
import { type Candidate, type Choice, chosenCandidate, reasonOf } from './numbers/choose'
import { numeralsIn, type NumberToken } from './numbers/numerals'
import { numberWordsIn } from './numbers/numberWords'
import { withoutOtherNumbers } from './numbers/otherNumbers'
import { quantitiesOf } from './numbers/quantities'
import { type NumberStatement, statementsWithNumbers } from './numbers/statedNumbers'
import { CARBON_FRACTION, type ReadingPolicies } from './policies'
import type { Reading } from './reading'
import { refusalIn } from './text/refusal'
import { stancesIn } from './text/stance'
import { endsWithinRange, whyNoValue } from './vagueness'

interface BiomassCandidate extends Candidate {
  readonly unit: BiomassUnit | undefined
  readonly carbon: boolean
}

/**
 * Above-ground biomass in Mg/ha.
 * @param text what the model says, in lower case
 */
export function readBiomass(text: string, policies: ReadingPolicies): Reading {
  if (endsWithinRange(text)) return { status: 'unparseable', reason: 'truncated' }
  const candidates = biomassCandidates(text)
  const refusal = refusalIn(text)
  const choice = chosenCandidate(text, counted(candidates), policies.number, refusal)
  if (choice !== undefined) return readingOf(choice, policies)
  if (refusal !== undefined) return { status: 'refused', reason: 'refusal' }
  return { status: 'unparseable', reason: whyNoValue(text) }
}

/** Carbon counts only where no biomass is told. */
function counted(candidates: readonly BiomassCandidate[]): readonly BiomassCandidate[] {
  const [biomass, carbon] = [candidates.filter((one) => !one.carbon), candidates.filter((one) => one.carbon)]
  const pool = biomass.some(({ stance }) => stance !== 'aside') ? biomass : carbon
  return pool.length > 0 ? pool : biomass
}

/** Before a total that counts what is below ground too. */
const TOTAL_WITH_ROOTS =
  /below-?\s?ground(?!.*\b(?:above|agb)).*\btotal(?: biomass)?(?: is| of|:|=|\s)*(?:about|around|approximately|~)?\s*$/s

function biomassCandidates(text: string): readonly BiomassCandidate[] {
  const left = withoutOtherNumbers(text, { classLabels: false })
  const tokens = [...numeralsIn(left), ...numberWordsIn(left)]
  const candidates = statementsWithNumbers(text, left, tokens).flatMap(candidatesIn)
  return candidates.filter(({ span }) => !TOTAL_WITH_ROOTS.test(text.slice(0, span[0])))
}

function candidatesIn({ left: statement, original, start, tokens }: NumberStatement): BiomassCandidate[] {
  const units = new Map(tokens.map((token) => [token, biomassUnitAt(statement, token.end)]))
  const wanted = tokens.filter((token) => {
    if (tokens.some((other) => isWithinUnit(token, other, units.get(other)))) return false
    return token.spelled === 'digits' || isBiomassWord(statement, token, units.get(token))
  })
  const quantities = quantitiesOf(statement, wanted, (token) => units.get(token)?.end ?? token.end)
  const stanceOf = stancesIn(original)
  const isAll = /^[\W\d]*$/.test(original)
  return quantities.map((quantity) => {
    const [first] = quantity.tokens
    const last = quantity.tokens[quantity.tokens.length - 1]
    const unit = units.get(last) ?? units.get(first)
    const stance = stanceOf(first.start, unit?.end ?? last.end)
    return {
      value: quantity.value * (unit?.factor ?? 1),
      span: [quantity.span[0] + start, quantity.span[1] + start],
      kind: quantity.kind,
      stance: isAll && stance === 'plain' ? 'estimate' : stance,
      named: unit?.perArea === true,
      unit,
      carbon: unit?.carbon === true || isCarbon(original.slice(0, first.start)),
      spelled: first.spelled,
    }
  })
}

/** Whether a number is a part of another's unit, such as the power in "Mg ha-1". */
function isWithinUnit({ start }: NumberToken, other: NumberToken, unit: BiomassUnit | undefined): boolean {
  return unit !== undefined && start >= other.end && start < unit.end
}

/** Number words are common in prose: only those with a unit, or that are the whole statement, are values. */
function isBiomassWord(statement: string, token: NumberToken, unit: BiomassUnit | undefined): boolean {
  if (unit?.perArea === true || token.value >= 20) return true
  const isZero = token.value === 0 && /^\s*(?:[.,;]|$)/.test(statement.slice(token.end))
  return (
    isZero || statement.slice(token.end).trim() === '' || /^\s*(?:to|-)\s/.test(statement.slice(token.end))
  )
}

/** Whether the nearest of carbon and biomass before a value is carbon. */
function isCarbon(before: string): boolean {
  if (!before.includes('carbon')) return false
  const carbon = before.search(/\bcarbon\b(?!.*\bcarbon\b)/)
  return carbon >= 0 && !/biomass|agb/.test(before.slice(carbon))
}

function readingOf(choice: Choice<BiomassCandidate>, policies: ReadingPolicies): Reading {
  const { candidate } = choice
  const { span, kind, carbon, unit } = candidate
  if (kind === 'bound') return { status: 'ambiguous', span, reason: 'bound-only' }
  if (kind === 'range' && policies.range === 'ambiguous')
    return { status: 'ambiguous', span, reason: 'range-midpoint' }
  if (carbon && policies.carbonAlone === 'ambiguous')
    return { status: 'ambiguous', span, reason: 'carbon-only' }
  const value = rounded(carbon ? biomassOfCarbon(candidate.value, policies.carbonAlone) : candidate.value)
  const [minimum, maximum] = policies.agbRange
  if (value < minimum || value > maximum)
    return { status: 'out-of-range', value, span, reason: 'outside-range' }
  const isConverted = unit !== undefined && unit.factor !== 1
  return {
    status: 'answered',
    value,
    span,
    reason: carbon ? 'carbon-converted' : reasonOf(choice, isConverted),
  }
}

function biomassOfCarbon(carbon: number, policy: ReadingPolicies['carbonAlone']): number {
  return policy === 'times-2.13' ? carbon * 2.13 : carbon / CARBON_FRACTION
}

/** Without what conversion adds behind the digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(12))
}
