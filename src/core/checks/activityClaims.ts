import type { QuestionAnswer } from '../dataset/sample'

/** What the answers about human activity say of a patch. */
export interface ActivityClaims {
  /** Buildings, roads. */
  readonly urban: boolean
  readonly crop: boolean
  /** Logging, clearing: nothing that a land-cover map shows. */
  readonly forestry: boolean
  /** Some activity, of whatever kind. */
  readonly any: boolean
  /** No activity of any kind. */
  readonly none: boolean
}

const URBAN = /urban|built|settlement|building|house|road|city|town|village|residential|infrastructure/i
const CROP = /crop|agricultur|farm|field|cultivat|plantation/i
const FORESTRY = /forestry|logging|clear|harvest|deforest/i
const ANY = /human|people|anthropogenic|man-made|activit/i
/** A no to such a question denies that one is more than another, and neither of them. */
const COMPARES =
  /\b(?:than|half|majority|exceeds?|outweighs?|prevails?|ranks?|larger part|win|above|more ground|free of|without)\b/i
const YES = /^\s*yes\b/i
const NO = /^\s*(no|none)\b/i

/** Reads answers in English: a yes counts for what its question names, other answers for what they name themselves. */
export function activityClaims(pairs: readonly QuestionAnswer[]): ActivityClaims {
  const claims = pairs.map(claimsOf)
  const some = (key: keyof ActivityClaims) => claims.some((claim) => claim[key])
  return {
    urban: some('urban'),
    crop: some('crop'),
    forestry: some('forestry'),
    any: some('any'),
    none: some('none'),
  }
}

function claimsOf({ question, answer }: QuestionAnswer): ActivityClaims {
  const nothing = { urban: false, crop: false, forestry: false, any: false, none: false }
  if (COMPARES.test(question)) return nothing
  const isAboutOneKind = [URBAN, CROP, FORESTRY].filter((kind) => kind.test(question)).length === 1
  if (NO.test(answer)) return { ...nothing, none: !isAboutOneKind && ANY.test(question) }
  const words = YES.test(answer) ? (isAboutOneKind ? question : '') : answer
  const urban = URBAN.test(words)
  const crop = CROP.test(words)
  const forestry = FORESTRY.test(words)
  const any = urban || crop || forestry || (YES.test(answer) && ANY.test(question))
  return { urban, crop, forestry, any, none: false }
}
