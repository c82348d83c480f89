import { landCoverLabel } from '../benchmark/landCover'
import { countUnits, type UnitDefinition } from '../benchmark/landCoverUnits'
import type { Truth } from '../dataset/sample'
import { activityClaims } from './activityClaims'
import { biomassWithoutTrees, BUILT_UP, CROP, WITHOUT_TREES } from './chainRules'
import { footprintPixels } from './footprint'
import { areasOf, type LandCoverMap } from './landCoverMap'

/** Where statements about a patch and its land-cover map cannot both be right. */
export type MapRule = 'biomass-without-trees' | 'count' | 'activity-without-signs' | 'signs-without-activity'

export interface MapContradiction {
  readonly rule: MapRule
  /** What was said and what the map shows. */
  readonly detail: string
}

/** Share of the map from which built-up area and crop are most of it. */
const MOST = 0.5
/** A unit of so much of the map is one by any definition. */
const LARGE_UNIT = 0.1

/**
 * What a patch's map says against statements about it.
 * @param units what counts as one land-cover unit, where the data set says so
 */
export function mapContradictions(
  statements: Truth,
  map: LandCoverMap,
  units: UnitDefinition | undefined,
): readonly MapContradiction[] {
  const problems: readonly (readonly [MapRule, string | undefined])[] = [
    ['biomass-without-trees', biomassProblem(statements, map)],
    ['count', countProblem(statements, map, units)],
    ...activityProblems(statements, map),
  ]
  return problems.flatMap(([rule, detail]) => (detail === undefined ? [] : [{ rule, detail }]))
}

function biomassProblem({ agb, landCover }: Truth, map: LandCoverMap): string | undefined {
  if (agb === undefined || landCover === undefined) return undefined
  if (!biomassWithoutTrees.contradicts({ agb, landCover })) return undefined
  const reachesOthers = footprintPixels(map).some((pixel) => !WITHOUT_TREES.includes(map.codes[pixel]))
  return reachesOthers ? undefined : `${landCoverLabel(landCover)}, ${agb.toFixed(1)} Mg/ha`
}

/** Where nobody says what a unit is, only what no definition allows is a contradiction. */
function countProblem(
  { patchCount }: Truth,
  { codes, width }: LandCoverMap,
  definition: UnitDefinition | undefined,
): string | undefined {
  if (patchCount === undefined || codes.some(Number.isNaN)) return undefined
  const count = (minimumPixels: number, connectivity: 4 | 8) =>
    countUnits(codes, width, { minimumPixels, connectivity })
  if (definition !== undefined) {
    const counted = count(definition.minimumPixels, definition.connectivity)
    return counted === patchCount ? undefined : `label ${patchCount}, map ${counted}`
  }
  const most = count(1, 4)
  const least = Math.max(1, count(LARGE_UNIT * codes.length, 8))
  return patchCount >= least && patchCount <= most
    ? undefined
    : `label ${patchCount}, map ${least === most ? most : `${least} to ${most}`}`
}

function activityProblems(
  { humanActivity }: Truth,
  map: LandCoverMap,
): readonly (readonly [MapRule, string | undefined])[] {
  if (humanActivity === undefined || humanActivity.length === 0) return []
  const areas = areasOf(map)
  const signs = (areas.get(BUILT_UP) ?? 0) + (areas.get(CROP) ?? 0)
  const share = signs / map.codes.length
  const { urban, crop, forestry, any, none } = activityClaims(humanActivity)
  const shown = signs === 0 && (urban || crop || (any && !forestry))
  return [
    ['activity-without-signs', shown ? (urban ? 'built-up' : crop ? 'crop' : 'some activity') : undefined],
    [
      'signs-without-activity',
      none && !any && share > MOST ? `${(100 * share).toFixed(0)} % built-up or crop` : undefined,
    ],
  ]
}
