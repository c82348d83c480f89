import { LAND_COVER_CLASSES } from '../../benchmark/landCover'
import { type Label, landCoverLabel } from '../labels'
import { isRefusal } from './refusals'

/** Names of the classes that are no forests, in the words of {@link wordsOf}: the legend's own and usual ones. */
const NAMES: Readonly<Record<number, readonly string[]>> = {
  20: ['shrubs', 'shrub', 'shrubland', 'shrublands', 'shrub land', 'shrub cover'],
  30: ['herbaceous vegetation', 'herbaceous cover', 'grassland', 'grasslands'],
  40: [
    'cultivated agriculture',
    'cultivated and managed vegetation agriculture',
    'cultivated and managed vegetation',
    'cultivated land',
    'agricultural land',
    'agriculture',
    'cropland',
    'croplands',
    'crop land',
    'crops',
    'farmland',
  ],
  50: ['urban built up', 'urban', 'urban area', 'built up', 'built up area'],
  60: [
    'bare sparse vegetation',
    'bare and sparse vegetation',
    'sparse vegetation',
    'bare',
    'bare land',
    'bare soil',
    'barren land',
  ],
  70: ['snow and ice', 'snow ice', 'permanent snow and ice'],
  80: [
    'permanent water bodies',
    'permanent water body',
    'permanent water',
    'inland water',
    'water bodies',
    'water body',
  ],
  90: ['herbaceous wetland', 'herbaceous wetlands', 'wetland', 'wetlands'],
  100: ['moss and lichen', 'moss lichen'],
  200: ['oceans seas', 'oceans', 'ocean', 'open sea'],
}

/** Longer names first, so that `shrub cover` is not read as `shrub`. */
const NAMES_BY_LENGTH = Object.entries(NAMES)
  .flatMap(([code, names]) => names.map((name) => ({ name, code: Number(code) })))
  .sort((a, b) => b.name.length - a.name.length)

const FORESTS = { closed: 110, open: 120 } as const
const NOT_MATCHING = /\b(?:not matching (?:others|any of the other definitions)|unknown(?: type)?)\b/g
const NEGATION = /\b(?:no|not|non|without|neither|nor|never|isn t|aren t|lacks?|absence|absent)\b/
const CODES = new Set(LAND_COVER_CLASSES.map(({ code }) => code))

/**
 * CGLS-LC100 code that a text names: a code by itself or beside its name ("112", "class 112", "Closed forest, mixed
 * (115)"), a class of the legend, or a usual synonym. Several classes, a negation, a refusal, or a forest whose density
 * or leaf type is not named are none.
 */
export function landCoverOfText(text: string): Label {
  const code = statedCode(text)
  const words = wordsOf(text)
  const named = new Set([...forestsIn(words), ...namesIn(words)])
  if (code !== undefined) named.add(code)
  if (named.size === 1) return landCoverLabel([...named][0])
  if (named.size > 1) return { problem: 'it names several classes of land cover' }
  if (isRefusal(text)) return { problem: 'it is a refusal' }
  return { problem: 'it names no class of CGLS-LC100' }
}

/** A code that stands alone, at the start before a name, in brackets after one, or after "class" or "code". */
function statedCode(text: string): number | undefined {
  const stated =
    /^\W*(\d{1,3})(?:\.0)?\W*$/.exec(text) ??
    /^\W*(\d{1,3})\s*[:(–—-]\s*\p{L}/u.exec(text) ??
    /\((?:(?:cgls )?(?:code|class) )?(\d{1,3})\)/i.exec(text) ??
    /\b(?:class|code|category|label)\s*(?:is|:|=|#)?\s*(\d{1,3})\b/i.exec(text)
  const code = Number(stated?.[1])
  return CODES.has(code) ? code : undefined
}

/** Words in lower case with one spelling for leaf types and no punctuation. */
function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .replaceAll(/\b(broad|needle) ?lea(?:f|ves|ved|fed)\b/g, '$1leaf')
    .replaceAll(/\bconiferous\b/g, 'needleleaf')
    .replaceAll(/\bforests\b|\btree cover\b/g, 'forest')
    .trim()
}

/** Codes of forests: closed or open, with its leaf type. */
function forestsIn(words: string): readonly number[] {
  if (!/\bforest\b/.test(words) || NEGATION.test(words.replaceAll(NOT_MATCHING, ''))) return []
  const densities = [FORESTS.closed, FORESTS.open].filter((_, index) =>
    new RegExp(`\\b${Object.keys(FORESTS)[index]}\\b`).test(words),
  )
  const types = forestTypes(words)
  return densities.flatMap((density) => types.map((type) => density + type))
}

/** Last digits of the codes of the forest types that are named. */
function forestTypes(words: string): readonly number[] {
  const named = (...wanted: readonly string[]) => wanted.every((word) => words.split(' ').includes(word))
  const pairs = [
    named('evergreen', 'needleleaf'),
    named('evergreen', 'broadleaf'),
    named('deciduous', 'needleleaf'),
    named('deciduous', 'broadleaf'),
    named('mixed'),
    words.search(NOT_MATCHING) >= 0,
  ]
  return pairs.flatMap((found, index) => (found ? [index + 1] : []))
}

function namesIn(words: string): readonly number[] {
  if (NEGATION.test(words.replaceAll(NOT_MATCHING, ''))) return []
  let rest = ` ${words} `
  return NAMES_BY_LENGTH.flatMap(({ name, code }) => {
    const found = rest.includes(` ${name} `)
    if (found) rest = rest.replaceAll(` ${name} `, '  ')
    return found ? [code] : []
  })
}
