import { mask } from './text/mask'
import { matchesOf } from './text/matches'

/** A class, or a group of classes that is too coarse to be one, where a text names it. */
export interface NamedCover extends Cover {
  readonly match: RegExpExecArray
}

interface Cover {
  /** CGLS-LC100 code; absent for a group. */
  readonly code?: number
  /** Name of a group, such as "forest". */
  readonly group?: string
}

const FORESTS = String.raw`(?:forests?(?:ed)?(?: areas?| cover| land)?|woodlands?|woods|tree[- ]?cover|trees|canop(?:y|ies))`

/** Classes other than forests by the words that people and models use; the more special stand first. */
const OTHER_COVERS: readonly (Cover & { readonly words: string })[] = [
  {
    code: 90,
    words: String.raw`(?:herbaceous )?wetlands?|marsh(?:es|land)?|swamps?|bogs?|fens?|peatlands?`,
  },
  { code: 200, words: String.raw`oceans?|(?:the|open) sea|seas?|marine water` },
  {
    code: 80,
    words: String.raw`(?:permanent )?(?:inland )?water(?: ?bod(?:y|ies))?|lakes?|rivers?|reservoirs?|ponds?`,
  },
  { code: 100, words: String.raw`moss(?:es)?(?: and lichens?)?|lichens?|tundra` },
  {
    code: 70,
    words: String.raw`snow(?: and ice)?|glaciers?|ice(?: cover| cap| sheet)?|permanent ice`,
  },
  {
    code: 40,
    words: String.raw`cultivated(?: (?:land|and managed vegetation|areas?|fields?))?(?: ?/ ?agriculture)?|agricultur(?:e|al)(?: (?:land|areas?|fields?|crops?))?|crop ?lands?|crops?|farm(?:land|ing|s)?|arable(?: land)?|plantations?|(?:rice )?padd(?:y|ies)(?: fields?)?|(?:irrigated |ploughed |plowed )?fields?|orchards?|vineyards?`,
  },
  {
    code: 50,
    words: String.raw`urban(?: ?/ ?built[- ]?up)?(?: areas?)?|built[- ]?up(?: areas?| land)?|cit(?:y|ies)|towns?|residential(?: areas?)?|settlements?|buildings?|industrial(?: areas?)?|villages?|artificial surfaces?|impervious(?: surfaces?)?`,
  },
  {
    code: 20,
    words: String.raw`shrub(?:s|land|lands|by)?(?: vegetation)?|scrub(?:land)?|bush(?:es|land)?|heath(?:land)?|maquis|chaparral`,
  },
  {
    code: 30,
    words: String.raw`herbaceous(?: vegetation| cover| plants)?|grass(?:land|lands|es|y)?(?: vegetation| cover)?|pastures?|meadows?|prairies?|steppes?|rangelands?`,
  },
  {
    code: 60,
    words: String.raw`bare(?: ?/ ?sparse vegetation| (?:soil|ground|land|rock|earth|areas?))?|sparse(?:ly)? (?:vegetation|vegetated)(?: areas?| land)?|barren(?: land)?|deserts?|sand(?:y areas?| dunes?)?|rock(?:s|y)?(?: outcrops?)?|exposed (?:soil|rock)`,
  },
  { group: 'savanna', words: String.raw`savannah?s?` },
  { group: 'vegetation', words: String.raw`(?:green |natural |dense )?vegetation` },
]

/** A capture for each of the covers. */
const OTHER_MENTION = new RegExp(
  String.raw`\b(?:${OTHER_COVERS.map(({ words }) => `(${words})`).join('|')})\b`,
  'g',
)

const TYPE_WORDS = String.raw`(?:closed|dense|open|sparse|evergreen|deciduous|needle-?\s?lea(?:f|ved)|needleleaf(?:ed)?|broad-?\s?lea(?:f|ved)|broadleaf|conifer(?:ous)?|mixed|tropical|temperate|boreal|rain|mangrove|pine|spruce|fir|larch|oak|beech|birch|eucalyptus|montane|unknown|other|canopy|not matching (?:any )?(?:of )?(?:the )?others?(?: (?:types?|definitions?|classes|categories))?|type)`

/** What follows is no forest of its own, as the second in "open mixed forest, closed mixed forest" is. */
const NO_OTHER_FOREST = String.raw`(?!(?:closed|open|dense|sparse)\b[^,.;:]*?\b(?:forests?|woodlands?)\b)`

/** A forest with the words that say which: before it ("dense evergreen broadleaf forest") or after ("closed forest, mixed"). */
const FOREST_MENTION = new RegExp(
  String.raw`\b(?:${TYPE_WORDS}[\s,/-]*(?:and |or |to )?)*(?:rain)?${FORESTS}\b(?:\s*[,:;(-]?\s*${NO_OTHER_FOREST}(?:type\s*:?\s*)?(?:with\s+|of\s+|consisting of\s+)?(?:a\s+)?${TYPE_WORDS}(?:[\s,/-]+(?:and |or )?${TYPE_WORDS})*(?:\s+trees?)?)?`,
  'g',
)

/** Every class and group that a text names. @param text in lower case */
export function coversIn(text: string): NamedCover[] {
  const forests = matchesOf(text, FOREST_MENTION)
  const left = forests.length === 0 ? text : mask(text, FOREST_MENTION)
  return [
    ...forests.map((match) => {
      const code = forestCode(match[0])
      return code === undefined ? { group: 'forest', match } : { code, match }
    }),
    ...matchesOf(left, OTHER_MENTION).map((match) => {
      const { code, group } = OTHER_COVERS[match.findIndex((words, at) => at > 0 && words !== undefined) - 1]
      return { code, group, match }
    }),
  ]
}

/** The class of a forest by its words; undefined where they leave several. */
function forestCode(mention: string): number | undefined {
  const openness = opennessOf(mention)
  const type = typeOf(mention)
  return openness === undefined || type === undefined ? undefined : openness + type
}

function opennessOf(mention: string): number | undefined {
  const isClosed = /\b(?:closed|dense|rainforest|rain forest)\b|\bmangrove/.test(mention)
  const isOpen = /\b(?:open|sparse|woodlands?)\b/.test(mention)
  return isClosed === isOpen ? undefined : isClosed ? 110 : 120
}

function typeOf(mention: string): number | undefined {
  const broad = /broad|tropical|rain|mangrove|oak|beech|birch|eucalyptus/.test(mention)
  const needle = /needle|conifer|pine|spruce|\bfir\b|larch/.test(mention)
  const evergreen = /evergreen|rain|tropical|mangrove|pine|spruce|\bfir\b|eucalyptus|conifer/.test(mention)
  const deciduous = /deciduous|larch|oak|beech|birch/.test(mention)
  if (/\bmixed\b/.test(mention) || (broad && needle)) return 5
  if (/not matching|unknown|other/.test(mention)) return 6
  if (needle && /deciduous|larch/.test(mention)) return 3
  if (needle && evergreen) return 1
  if (broad && deciduous && !/\bevergreen\b/.test(mention)) return 4
  return broad && evergreen ? 2 : undefined
}
