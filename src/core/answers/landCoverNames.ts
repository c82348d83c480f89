/** A way to name a class, or a group of classes that is too coarse to be one. */
export interface LandCoverName {
  readonly pattern: RegExp
  /** CGLS-LC100 code; absent for a group. */
  readonly code?: number
  /** Name of a group, such as "forest". */
  readonly group?: string
}

const FORESTS = String.raw`(?:forests?(?:ed)?(?: areas?| cover| land)?|woodlands?|woods|tree[- ]?cover|trees|canop(?:y|ies))`

/** Classes other than forests by the words that people and models use; the more special stand first. */
export const OTHER_COVERS: readonly LandCoverName[] = [
  {
    code: 90,
    pattern:
      /\b(?:herbaceous )?wetlands?\b|\bmarsh(?:es|land)?\b|\bswamps?\b|\bbogs?\b|\bfens?\b|\bpeatlands?\b/g,
  },
  { code: 200, pattern: /\boceans?\b|\b(?:the|open) sea\b|\bseas?\b|\bmarine water\b/g },
  {
    code: 80,
    pattern:
      /\b(?:permanent )?(?:inland )?water(?: ?bod(?:y|ies))?\b|\blakes?\b|\brivers?\b|\breservoirs?\b|\bponds?\b/g,
  },
  { code: 100, pattern: /\bmoss(?:es)?(?: and lichens?)?\b|\blichens?\b|\btundra\b/g },
  {
    code: 70,
    pattern: /\bsnow(?: and ice)?\b|\bglaciers?\b|\bice(?: cover| cap| sheet)?\b|\bpermanent ice\b/g,
  },
  {
    code: 40,
    pattern:
      /\bcultivated(?: (?:land|and managed vegetation|areas?|fields?))?(?: ?\/ ?agriculture)?\b|\bagricultur(?:e|al)(?: (?:land|areas?|fields?|crops?))?\b|\bcrop ?lands?\b|\bcrops?\b|\bfarm(?:land|ing|s)?\b|\barable(?: land)?\b|\bplantations?\b|\b(?:rice )?padd(?:y|ies)(?: fields?)?\b|\b(?:irrigated |ploughed |plowed )?fields?\b|\borchards?\b|\bvineyards?\b/g,
  },
  {
    code: 50,
    pattern:
      /\burban(?: ?\/ ?built[- ]?up)?(?: areas?)?\b|\bbuilt[- ]?up(?: areas?| land)?\b|\bcit(?:y|ies)\b|\btowns?\b|\bresidential(?: areas?)?\b|\bsettlements?\b|\bbuildings?\b|\bindustrial(?: areas?)?\b|\bvillages?\b|\bartificial surfaces?\b|\bimpervious(?: surfaces?)?\b/g,
  },
  {
    code: 20,
    pattern:
      /\bshrub(?:s|land|lands|by)?(?: vegetation)?\b|\bscrub(?:land)?\b|\bbush(?:es|land)?\b|\bheath(?:land)?\b|\bmaquis\b|\bchaparral\b/g,
  },
  {
    code: 30,
    pattern:
      /\bherbaceous(?: vegetation| cover| plants)?\b|\bgrass(?:land|lands|es|y)?(?: vegetation| cover)?\b|\bpastures?\b|\bmeadows?\b|\bprairies?\b|\bsteppes?\b|\brangelands?\b/g,
  },
  {
    code: 60,
    pattern:
      /\bbare(?: ?\/ ?sparse vegetation| (?:soil|ground|land|rock|earth|areas?))?\b|\bsparse(?:ly)? (?:vegetation|vegetated)(?: areas?| land)?\b|\bbarren(?: land)?\b|\bdeserts?\b|\bsand(?:y areas?| dunes?)?\b|\brock(?:s|y)?(?: outcrops?)?\b|\bexposed (?:soil|rock)\b/g,
  },
  { group: 'savanna', pattern: /\bsavannah?s?\b/g },
  { group: 'vegetation', pattern: /\b(?:green |natural |dense )?vegetation\b/g },
]

const TYPE_WORDS = String.raw`(?:closed|dense|open|sparse|evergreen|deciduous|needle-?\s?lea(?:f|ved)|needleleaf(?:ed)?|broad-?\s?lea(?:f|ved)|broadleaf|conifer(?:ous)?|mixed|tropical|temperate|boreal|rain|mangrove|pine|spruce|fir|larch|oak|beech|birch|eucalyptus|montane|unknown|other|canopy|not matching (?:any )?(?:of )?(?:the )?others?(?: (?:types?|definitions?|classes|categories))?|type)`

/** A forest with the words that say which: before it ("dense evergreen broadleaf forest") or after ("closed forest, mixed"). */
export const FOREST_MENTION = new RegExp(
  String.raw`\b(?:${TYPE_WORDS}[\s,/-]*(?:and |or |to )?)*(?:rain)?${FORESTS}\b(?:\s*[,:;(-]?\s*(?:type\s*:?\s*)?(?:with\s+|of\s+|consisting of\s+)?(?:a\s+)?${TYPE_WORDS}(?:[\s,/-]+(?:and |or )?${TYPE_WORDS})*(?:\s+trees?)?)?`,
  'g',
)

/** The class of a forest by its words; undefined where they leave several. */
export function forestCode(mention: string): number | undefined {
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
