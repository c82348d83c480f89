/** What the words after a number make of it. */
export interface BiomassUnit {
  /** Mg/ha for one of it. */
  readonly factor: number
  /** False for a mass without an area, such as "134 t". */
  readonly perArea: boolean
  readonly carbon: boolean
  /** One after the last character. */
  readonly end: number
}

/** Mg in one of each. */
const MASSES: readonly (readonly [pattern: string, megagrams: number])[] = [
  ['mg|megagrams?|t|tons?|tonnes?|metric tons?|metric tonnes?', 1],
  ['kg|kgs|kilograms?|kilos?', 1e-3],
  ['g|grams?', 1e-6],
  ['gg|gigagrams?', 1e3],
]

/** Hectares in one of each. */
const AREAS: readonly (readonly [pattern: string, hectares: number])[] = [
  ['ha|hectares?|hec', 1],
  ['m2|m²|m\\^2|m|sq\\.? ?m|square met(?:er|re)s?', 1e-4],
  ['km2|km²|km\\^2|km|sq\\.? ?km|square kilomet(?:er|re)s?', 100],
  ['acres?|ac', 0.40468564224],
]

const ANY_MASS = MASSES.map(([pattern]) => pattern).join('|')

/** Metres and kilometres are areas only with a power, as in "kg m-2". */
const ANY_AREA = String.raw`(?!k?m(?![\w²^]| ?\^?\(?[-⁻][2²]))(?:${AREAS.map(([pattern]) => pattern).join('|')})`
const CARBON = String.raw`carbon|c(?:o2)?(?:[- ]?e(?:q|quivalents?)?)?`
const MATTER = String.raw`${CARBON}|dry (?:matter|weight|mass|biomass)|d\.?m\.?|d\.?w\.?|biomass|agb|above-?\s?ground biomass`
const UNIT = new RegExp(
  String.raw`\s*-?\(?\s*(${ANY_MASS})(?:(?:\s+of)?[\s-]*\(?(${MATTER})\)?)?\s*(?:(?:\/|per|·|⋅|\.|\*|-per-|\s)\s*(?:1\s*)?(${ANY_AREA})(?![a-z]|\d)(?:\s*\^?\(?[-⁻][1¹2²]\)?)?)?(?![a-z\d])(?:\s*(?:of\s+)?\(?(${MATTER})\b\)?)?`,
  'y',
)
const IS_CARBON = new RegExp(`^(?:${CARBON})$`)

/**
 * The unit of mass per area that follows a number, in any of its usual spellings.
 * @param at first character after the number
 */
export function biomassUnitAt(text: string, at: number): BiomassUnit | undefined {
  UNIT.lastIndex = at
  const match = UNIT.exec(text)
  if (match === null) return undefined
  const [whole, mass, matterBefore, area, matterAfter] = match
  const hectares = area === undefined ? 1 : factorOf(AREAS, area)
  return {
    factor: factorOf(MASSES, mass) / hectares,
    perArea: area !== undefined,
    carbon: [matterBefore, matterAfter].some((matter) => matter !== undefined && IS_CARBON.test(matter)),
    end: at + whole.trimEnd().length,
  }
}

const COMPILED = new Map<string, RegExp>()

function factorOf(units: readonly (readonly [string, number])[], name: string): number {
  const found = units.find(([pattern]) => {
    const known = COMPILED.get(pattern) ?? new RegExp(`^(?:${pattern})$`)
    COMPILED.set(pattern, known)
    return known.test(name)
  })
  return found?.[1] ?? 1
}
