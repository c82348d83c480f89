import { type CoverShares, shareOf } from '../facts/coverShares'
import type { PatchFacts } from '../facts/patchFacts'
import { activityNamed } from '../facts/activity'
import { readAnswer } from '../../answers/readAnswer'
import { truthOfText } from '../../dataset/annotations/truthOfText'
import { type CoverClaim, coverClaims } from './coverClaims'
import type { RuledText, TextRule } from './rule'

/** Every class, share and activity that a text tells besides its value is what the map and the truth show. */
export const claimsRule: TextRule = {
  id: 'claims',
  title: 'A class, share or activity that the map or the truth contradicts',
  problem: (text, { facts }) => {
    const answer = text.answer.toLowerCase()
    const claims = coverClaims(answer)
    for (const claim of claims) {
      const problem = claimProblem(claim, facts)
      if (problem !== undefined) return problem
    }
    return (
      wholeProblem(answer, claims, facts) ??
      (text.task === 'humanActivity' ? undefined : largestProblem(answer, facts)) ??
      questionProblem(text, facts) ??
      peopleProblem(text, facts) ??
      countProblem(text, facts)
    )
  },
}

function claimProblem({ codes, words, share, isDenied }: CoverClaim, facts: PatchFacts): string | undefined {
  if (codes === undefined) return `"${words}" is no class of the legend`
  const { shares, landCover } = facts
  if (shares === undefined) {
    const isCentre = landCover === undefined || codes.includes(landCover)
    return isCentre || isDenied ? undefined : `"${words}" is not what the centre shows`
  }
  const own = shareOf(shares, codes)
  if (share !== undefined) {
    const claimed = isDenied ? 100 - own : own
    return share.fits(claimed) ? undefined : `${share.words} "${words}" is ${claimed.toFixed(0)} % in the map`
  }
  const isThere = own > 0 || (landCover !== undefined && codes.includes(landCover))
  if (isDenied === isThere) return `"${words}" is ${isThere ? '' : 'not '}in the map`
  return undefined
}

const WHOLE =
  /\b(?:all of (?:it|this|the)\b|it is all\b|nothing but|nothing else|throughout|entirely|from edge to edge|everywhere|homogeneous|uniform:|single class|all the rest|all is)/

/** "All of it is shrubland" leaves room for no other class. */
function wholeProblem(
  answer: string,
  claims: readonly CoverClaim[],
  { shares }: PatchFacts,
): string | undefined {
  const found = WHOLE.exec(answer)
  if (found === null || shares === undefined || claims.length === 0) return undefined
  const codes = [...shares.keys()].filter((code) => claims.some((claim) => claim.codes?.includes(code)))
  const own = shareOf(shares, codes)
  return own > 99.5 ? undefined : `"${found[0]}" is true of ${own.toFixed(0)} % of the map`
}

const LARGEST =
  /\b(?:most(?! likely)|mostly|largest|dominant|dominates?|dominated|leads?|leading|prevails?)\b/

/** A clause that calls one class the largest. */
function largestProblem(answer: string, { shares }: PatchFacts): string | undefined {
  if (shares === undefined) return undefined
  for (const clause of answer.split(/[;:.]|, (?:and|then|of) /)) {
    if (!LARGEST.test(clause)) continue
    const [claim, ...others] = coverClaims(clause)
    if (claim === undefined || others.length > 0 || claim.isDenied || claim.codes === undefined) continue
    const own = shareOf(shares, claim.codes)
    if (own + 1e-9 < largestShare(shares)) return `"${claim.words}" is not the largest class of the map`
  }
  return undefined
}

function largestShare(shares: CoverShares): number {
  return Math.max(...shares.values())
}

/** Questions about numbers may tell what the patch is; those about classes name classes to ask for them. */
function questionProblem({ task, question }: RuledText, facts: PatchFacts): string | undefined {
  if (task !== 'agb' && task !== 'patchCount') return undefined
  for (const claim of coverClaims(question.toLowerCase())) {
    const problem = claimProblem(claim, facts)
    if (problem !== undefined) return `the question says ${problem}`
  }
  return undefined
}

const PEOPLE = /\b(?:human|humans|people|anthropogenic|man-?made)\b/i
const NAMES_KIND = /\b(?:kind|activity|mainly)\b/i

function peopleProblem({ task, aspect, answer }: RuledText, facts: PatchFacts): string | undefined {
  if (task !== 'humanActivity' && facts.presence !== undefined && PEOPLE.test(answer)) {
    const { value } = readAnswer('humanActivity', answer)
    if (typeof value === 'boolean' && value !== facts.presence) {
      return `tells of ${value ? '' : 'no '}human activity`
    }
  }
  if (aspect !== 'presence' || facts.activity === undefined || !NAMES_KIND.test(answer)) return undefined
  const named = activityNamed(answer)
  return named === undefined || named === 'none' || named === facts.activity
    ? undefined
    : `names ${named}, is ${facts.activity}`
}

const COUNTED = /\b(?:patches|units|segments|parcels)\b/i

function countProblem({ task, answer }: RuledText, { patchCount }: PatchFacts): string | undefined {
  if (task === 'patchCount' || patchCount === undefined || !COUNTED.test(answer)) return undefined
  const { value } = truthOfText('patchCount', answer)
  return value === undefined || value === patchCount
    ? undefined
    : `counts ${value} patches, are ${patchCount}`
}
