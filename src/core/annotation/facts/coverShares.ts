import { LAND_COVER_GROUPS } from '../../benchmark/landCoverGroups'
import { BUILT_UP, CROP } from '../../checks/chainRules'
import { areasOf, type LandCoverMap } from '../../checks/landCoverMap'

/** A map of which more than this share is masked or unknown says nothing of the whole patch. */
const MOST_UNKNOWN = 0.1
const UNKNOWN = 0

/** Per cent of a patch by class code, largest first; of what the map knows. */
export type CoverShares = ReadonlyMap<number, number>

/** What the map of a patch is made of; undefined where too little of it is known. */
export function coverShares(map: LandCoverMap): CoverShares | undefined {
  const areas = [...areasOf(map)].filter(([code]) => code !== UNKNOWN)
  const known = areas.reduce((sum, [, pixels]) => sum + pixels, 0)
  if (known < (1 - MOST_UNKNOWN) * map.codes.length) return undefined
  return new Map(
    areas
      .sort(([code, pixels], [other, otherPixels]) => otherPixels - pixels || code - other)
      .map(([code, pixels]) => [code, (100 * pixels) / known]),
  )
}

/** Per cent of some classes together. */
export function shareOf(shares: CoverShares, codes: readonly number[]): number {
  return codes.reduce((sum, code) => sum + (shares.get(code) ?? 0), 0)
}

const groupCodes = (key: string) => LAND_COVER_GROUPS.find((group) => group.key === key)?.codes ?? []

/** Classes that texts take together. */
export const CLOSED_FOREST = groupCodes('closed-forest')
export const OPEN_FOREST = groupCodes('open-forest')
export const FOREST = [...CLOSED_FOREST, ...OPEN_FOREST]
export const FARMLAND = [CROP]
export const USED_LAND = [CROP, BUILT_UP]
