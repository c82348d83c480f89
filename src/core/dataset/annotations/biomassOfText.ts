import { agbLabel, type Label } from '../labels'
import { numbersIn } from './numbersInText'
import { isRefusal } from './refusals'

const MASS = String.raw`(?:mg|megagrams?|(?:metric )?(?:t|tons?|tonnes?))`
const PER = String.raw`\s*(?:\/|per|[·⋅*.]|\s)\s*`
const HECTARE = String.raw`(?:ha|hectares?)(?:\s*(?:\^|\*\*)?\s*(?:[-−]\s*1|⁻¹))?(?![\p{L}\d])`
const OF_BIOMASS = String.raw`(?:\s*of (?:dry )?(?:(?:above[- ]?ground )?biomass|matter))?`
const SQUARE_METRE = String.raw`(?:(?:m|met(?:er|re)s?)\s*(?:\^|\*\*)?\s*(?:[-−]?\s*2|⁻?²)|square met(?:er|re)s?|sq\.? ?m)(?![\p{L}\d])`

const MG_PER_HA = new RegExp(String.raw`(?<!\p{L})${MASS}${OF_BIOMASS}${PER}${HECTARE}`, 'giu')
const KG_PER_M2 = new RegExp(String.raw`(?<!\p{L})kg${PER}${SQUARE_METRE}`, 'giu')
const CARBON = new RegExp(
  String.raw`(?<!\p{L})${MASS}\s*(?:of )?(?:c|carbon)${PER}${HECTARE}|\bcarbon\b`,
  'iu',
)

/** Signs without digits that stand for the units while numbers are looked for. */
const UNIT = / ?[∎∏]/u
const MG_SIGN = '∎'
const KG_SIGN = '∏'
/** Mg/ha of one kg/m². */
const MG_OF_KG = 10

/**
 * Above-ground biomass in Mg/ha that a text states: by the one number with such a unit (t/ha is the same, kg/m² is
 * converted), or by a number that ends the text or clause where it is the only one. `134.2 ± 12` is 134.2.
 * A refusal, a range, a bound, carbon, or several values are none.
 */
export function biomassOfText(text: string): Label {
  if (isRefusal(text)) return { problem: 'it is a refusal' }
  if (CARBON.test(text)) return { problem: 'it speaks of carbon, not of biomass' }
  const signed = text
    .replaceAll(/\(?\s*(?:±|\+\/-)\s*\d+(?:[.,]\d+)?\s*\)?/g, ' ')
    .replaceAll(MG_PER_HA, MG_SIGN)
    .replaceAll(KG_PER_M2, KG_SIGN)
  const numbers = numbersIn(signed, UNIT)
  const withUnit = numbers.filter(({ end }) => /^\s*[∎∏]/u.test(signed.slice(end)))
  const stated = withUnit.length > 0 ? withUnit : numbers.length === 1 ? bareOnes(signed, numbers) : []
  if (stated.some(({ vague }) => vague)) return { problem: 'it gives a range or a bound, not one value' }
  const values = new Set(
    stated.map(({ value, end }) => (/^\s*∏/u.test(signed.slice(end)) ? value * MG_OF_KG : value)),
  )
  if (values.size === 1) return agbLabel([...values][0])
  return { problem: values.size > 1 ? 'it gives several values' : 'it gives no biomass' }
}

/** Numbers without a unit of another kind after them. */
function bareOnes(text: string, numbers: ReturnType<typeof numbersIn>): typeof numbers {
  return numbers.filter(({ end }) => /^\s*(?:$|[.;,)\]!"'*])/.test(text.slice(end)))
}
