import { countUnits, type UnitDefinition } from '../../benchmark/landCoverUnits'
import { landCoverMapOf, type LandCoverMap } from '../../checks/landCoverMap'
import type { Imagery, Sample } from '../../dataset/sample'
import { type Activity, activityIn, presenceIn } from './activity'
import { BUILT_UP } from '../../checks/chainRules'
import { type CoverShares, coverShares, FARMLAND, shareOf, USED_LAND } from './coverShares'
import { COVER_WORDS } from './coverWords'

/** What is known of a patch, from its truth and, where that is silent, from its land-cover map. */
export interface PatchFacts {
  readonly sample: Sample
  readonly map?: LandCoverMap
  /** Absent without a map. */
  readonly shares?: CoverShares
  /** Whether people are at work in it. */
  readonly presence?: boolean
  readonly activity?: Activity
  readonly impact?: Impact
  /** CGLS code of the centre; never 0. */
  readonly landCover?: number
  readonly patchCount?: number
  /** Mg/ha. */
  readonly agb?: number
}

/** How much of a patch people have taken; bounds are ours, in per cent of cultivated and built-up land. */
export const IMPACTS = ['none', 'slight', 'moderate', 'strong'] as const
export type Impact = (typeof IMPACTS)[number]
const MODERATE_FROM = 10
const STRONG_FROM = 50

/** Per cent of cultivated or built-up land that shows people at work where nobody was asked about it. */
const SHOWS_PEOPLE_FROM = 5

/** @param units what counts as one land-cover unit, where the data set says so */
export function patchFacts(
  sample: Sample,
  imagery: Imagery = {},
  units: UnitDefinition | undefined = undefined,
): PatchFacts {
  const map = landCoverMapOf(imagery)
  const shares = map && coverShares(map)
  const { truth } = sample
  const landCover = knownCover(truth.landCover ?? map?.centre)
  const patchCount = truth.patchCount ?? (map && units && countedUnits(map, units))
  const people = peopleIn(sample, shares)
  return {
    sample,
    ...(map && { map }),
    ...(shares && { shares }),
    ...people,
    ...(landCover !== undefined && { landCover }),
    ...(patchCount !== undefined && { patchCount }),
    ...(truth.agb !== undefined && { agb: truth.agb }),
  }
}

function knownCover(code: number | undefined): number | undefined {
  return code !== undefined && COVER_WORDS.has(code) ? code : undefined
}

function countedUnits({ codes, width }: LandCoverMap, units: UnitDefinition): number | undefined {
  return codes.some(Number.isNaN) ? undefined : countUnits(codes, width, units)
}

function peopleIn(
  { truth: { humanActivity } }: Sample,
  shares: CoverShares | undefined,
): Pick<PatchFacts, 'presence' | 'activity' | 'impact'> {
  const presence = humanActivity === undefined ? shownByMap(shares) : presenceIn(humanActivity)
  if (presence === undefined) return {}
  const activity = humanActivity === undefined ? largestUse(shares) : activityIn(humanActivity)
  const impact = impactOf(presence, activity, shares)
  return { presence, ...(activity && { activity }), ...(impact && { impact }) }
}

/** A map without fields and buildings is no proof that nobody is at work: logging and tracks do not show in it. */
function shownByMap(shares: CoverShares | undefined): true | undefined {
  return shares !== undefined && shareOf(shares, USED_LAND) >= SHOWS_PEOPLE_FROM ? true : undefined
}

function largestUse(shares: CoverShares | undefined): Activity | undefined {
  if (shares === undefined) return undefined
  return shareOf(shares, FARMLAND) >= shareOf(shares, [BUILT_UP]) ? 'agriculture' : 'settlement'
}

/** Known where the map shows it: the traces of forestry are not told apart from other open land. */
function impactOf(
  presence: boolean,
  activity: Activity | undefined,
  shares: CoverShares | undefined,
): Impact | undefined {
  if (shares === undefined) return undefined
  const used = shareOf(shares, USED_LAND)
  if (!presence) return used === 0 ? 'none' : undefined
  if (used === 0 || activity === 'forestry') return undefined
  return used >= STRONG_FROM ? 'strong' : used >= MODERATE_FROM ? 'moderate' : 'slight'
}
