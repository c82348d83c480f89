import { matchesOf } from './matches'

/**
 * How far a statement commits its speaker, from words around the value:
 * `final` an answer named as such, `estimate` said of this patch, `plain` just said, `background` about others such as
 * typical forests, `aside` a bound, an error or something else that is no answer.
 */
export const STANCES = ['aside', 'background', 'plain', 'estimate', 'final'] as const
export type Stance = (typeof STANCES)[number]

/** Order of commitment, 0 for the least. */
export function rankOf(stance: Stance): number {
  return STANCES.indexOf(stance)
}

const FINAL = String.raw`final(?:ly)?|(?:the |my |correct )?answer(?: is)?|in (?:total|all)|a total|totals?|overall|altogether|in sum|in conclusion|to conclude|conclude|most likely|most probably|most probable|likeliest|best (?:single )?(?:estimate|guess)|single (?:best )?(?:value|estimate|number)|point estimate|central (?:value|estimate)|settle on|go with|going with`

const FOREST = String.raw`(?:forests?|woodlands?|stands?|savannas?|areas?|regions?|landscapes?|ecosystems?|vegetation|canop(?:y|ies))`

const ESTIMATE = String.raw`i(?:'d| would| will|'ll)? (?:estimate|guess|say|predict|put|place|approximate|suggest|expect|assess|think|believe|infer)|(?:my|rough|reasonable|conservative|approximate|visual|ballpark|the|an|our|educated) (?!initial|first|original|previous|earlier)(?:\w+ ){0,2}(?:estimate|guess|prediction|approximation)|estimated (?:at|to be|as|value|agb|biomass|above)|(?:is|be|are) estimated|(?:estimate|mean|median|average)(?: value)?\s*[:=]|prediction|predicted|here\b|this (?:patch|area|image|scene|site|forest|location|region|stand)|(?:agb|biomass)(?: \([^)]*\))?\s*[:=≈~]|but (?:it is |it's |i |there (?:are|is) )?(?:about|approximately|approx\.?|around|roughly|maybe|perhaps|probably|likely|possibly)|therefore|thus|hence`

/** Said of some value, which is this patch's where nothing else was spoken of. */
const SAID = String.raw`(?:agb|biomass|biomass density|value|amount|it|count|number|patches)(?: (?!most\b)[^\s,;\d]+){0,6}? (?:is|are|=|would be|could be|might be|may be|should be|appears to be|seems to be|comes to|amounts to|equals|likely|probably)|likely|probably|perhaps|maybe`

const BACKGROUND = String.raw`(?:initial(?:ly)?|at first|first (?:guess|impression|thought))(?: (?:estimate|guess|answer|value|was|is|thought|of))*|typical(?:ly)?|usual(?:ly)?|generally|in general|commonly|often|normally|on average|average (?:for|of|value|agb|biomass)|averages|(?:such|similar|comparable|these|those|other|most|many|some|neighbou?ring|surrounding|adjacent|nearby) (?:\w+ ){0,2}${FOREST}|${FOREST} (?:like (?:this|these)|of this (?:type|kind)|in this (?:region|biome|area)|(?:that |which )?(?:can|could|may|might|would|will|have|has|holds?|stores?|contains?|reach|exceed|ranges?|tend|with|support)\b)|literature|studies|study|reported|according to|for (?:comparison|reference|context|example|instance)|e\.g\.?|for scale|compared (?:to|with)|in contrast|whereas|unlike|(?:can|could|may|might) (?:range|vary|reach|exceed|be as)|var(?:y|ies)|worldwide|global(?:ly)?|if\b|assuming|suppose|previous(?:ly)?|earlier|last year|published|known to`

const ASIDE = String.raw`threshold|on a scale|scale (?:of|from)|max(?:imum|\.)?|min(?:imum|\.)?|std|upper|lower (?:bound|limit|end)|error|uncertaint(?:y|ies)|margin|deviation|interval|\bci\b|rmse|plausible range|possible range|with a range|valid range|allowed range|rather than|instead of|not\b|n't\b|unlikely|as (?:high|low|much|little|many|few) as|trained on|(?:below-?\s?ground|root|bgb|soil|litter|dead ?wood)(?: (?:biomass|carbon|agb|density|value|is|of|about|around|approximately))*`

/** Where a thought turns, what was said before it no longer colours the value. */
const TURN = 'but|however|yet|nevertheless|nonetheless|though|although|rather|instead'

const MARKERS = new RegExp(
  `\\b(?:(${FINAL})|(${BACKGROUND})|(${ESTIMATE})|(${SAID})|(${ASIDE})|(${TURN}))(?![a-z])`,
  'g',
)

/** Words right after a value that say what it was. */
const AFTER: readonly (readonly [RegExp, Stance])[] = [
  [
    /^[^.;,\n\d]{0,30}?(?:, ?)?\b(?:in (?:total|all)\b|altogether|as (?:my|the) (?:final|best)|is (?:my|the) (?:final|best)|(?:is |being |as )(?:the )?most (?:likely|probable|plausible))/,
    'final',
  ],
  [
    /^[^.;,\n]{0,40}?\b(?:would be (?:typical|too|unrealistic)|(?:is|are) (?:typical|common|usual|unlikely|unrealistic)|typical|threshold|in (?:similar|other|typical|mature|undisturbed))/,
    'background',
  ],
  [/^\s*(?:below-?\s?ground|in roots|of roots|of soil|root)/, 'aside'],
]

/**
 * What the words before and after a value in a statement make of it; the nearest before it counts.
 * @returns the stance of what stands from one character up to another
 */
export function stancesIn(statement: string): (from: number, to: number) => Stance {
  const markers = matchesOf(statement, MARKERS)
  return (from, to) => {
    const after = statement.slice(to)
    for (const [pattern, stance] of AFTER) if (pattern.test(after)) return stance
    const before = markers.filter(({ 0: { length }, index }) => index + length <= from)
    return before.reduce<Stance>(turned, 'plain')
  }
}

/** The stance after one more marker. */
function turned(stance: Stance, [, final, background, estimate, said, aside]: RegExpExecArray): Stance {
  if (final !== undefined) return 'final'
  if (background !== undefined) return 'background'
  if (estimate !== undefined) return stance === 'final' ? stance : 'estimate'
  if (said !== undefined) return stance === 'final' || stance === 'background' ? stance : 'estimate'
  return aside === undefined ? 'plain' : 'aside'
}
