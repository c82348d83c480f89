import { landCoverLabel } from '../../benchmark/landCover'
import { countUnits, type UnitDefinition } from '../../benchmark/landCoverUnits'
import type { Imagery, Truth } from '../../dataset/sample'
import { bandOf } from '../../imagery/raster'
import { activityClaims } from '../activityClaims'
import { biomassWithoutTrees, BUILT_UP, CROP, forestWithoutBiomass, WITHOUT_TREES } from '../chainRules'
import type { Check, CheckContext, CheckedPatch, CheckRun } from '../check'
import type { FindingKind } from '../finding'
import { footprintPixels } from '../footprint'
import { areasOf, type LandCoverMap, landCoverMapOf } from '../landCoverMap'

const BIOMASS_WITHOUT_TREES: FindingKind = {
  id: 'chain/biomass-without-trees',
  severity: 'warning',
  title: biomassWithoutTrees.title,
  mend: 'One of the two labels is wrong, or the footprint lies elsewhere: correct or drop the sample.',
}

const FOREST_WITHOUT_BIOMASS: FindingKind = {
  id: 'chain/forest-without-biomass',
  severity: 'note',
  title: forestWithoutBiomass.title,
  mend: 'GEDI does miss canopies: look whether the patch shows forest.',
}

const ACTIVITY_WITHOUT_SIGNS: FindingKind = {
  id: 'chain/activity-without-signs',
  severity: 'warning',
  title: 'Human activity answered without any built-up area or crop in the land-cover map',
  mend: 'Look at the patch: correct the answer or drop the question.',
}

const SIGNS_WITHOUT_ACTIVITY: FindingKind = {
  id: 'chain/signs-without-activity',
  severity: 'warning',
  title: 'No human activity answered though most of the map is built-up or crop',
  mend: 'Look at the patch: correct the answer or drop the question.',
}

const COUNT: FindingKind = {
  id: 'chain/count',
  severity: 'warning',
  title: 'Patch counts that the land-cover map contradicts',
  mend: 'Count the connected units again; "landCoverUnits" in dataset.json says what counts as one.',
}

const GREENNESS: FindingKind = {
  id: 'chain/greenness',
  severity: 'warning',
  title: 'Vegetation in the image that the land-cover label contradicts',
  mend: 'Look at the patch: label and image may be of different places or seasons.',
}

const WATER: readonly number[] = [80, 200]
const ALWAYS_GREEN: readonly number[] = [111, 112]

/** Share of the map from which built-up area and crop are most of it. */
const MOST = 0.5
/** A unit of so much of the map is one by any definition. */
const LARGE_UNIT = 0.1
/** NDVI below which no evergreen canopy lies, and above which no open water does (Jensen 2007, ch. 11). */
const GREENNESS_LIMITS = { forest: 0.2, water: 0.5 } as const
/** Blue reflectance from which a pixel may be cloud (Braaten et al. 2015: 0.15–0.2). */
const CLOUDY_BLUE = 0.15

/** The benchmark's chain from human activity over land cover and counts to biomass, sample by sample. */
export const chainCheck: Check = {
  id: 'chain',
  findings: [
    BIOMASS_WITHOUT_TREES,
    FOREST_WITHOUT_BIOMASS,
    ACTIVITY_WITHOUT_SIGNS,
    SIGNS_WITHOUT_ACTIVITY,
    COUNT,
    GREENNESS,
  ],
  start: (context) => new ChainRun(context),
}

class ChainRun implements CheckRun {
  readonly #context: CheckContext
  /** Without a map there is only the label to go by. */
  readonly #hasMap: boolean

  constructor(context: CheckContext) {
    this.#context = context
    this.#hasMap = context.dataset.description.modalities.landCover !== undefined
  }

  sample({ id, truth: { agb, landCover } }: { id: string; truth: Truth }): void {
    if (agb === undefined || landCover === undefined) return
    const detail = `${landCoverLabel(landCover)}, ${agb.toFixed(1)} Mg/ha`
    if (!this.#hasMap && biomassWithoutTrees.contradicts({ agb, landCover }))
      this.#context.report(BIOMASS_WITHOUT_TREES, { sample: id, detail })
    if (forestWithoutBiomass.contradicts({ agb, landCover }))
      this.#context.report(FOREST_WITHOUT_BIOMASS, { sample: id, detail })
  }

  patch({ sample: { id, truth }, imagery }: CheckedPatch): void {
    const report = (kind: FindingKind, detail: string | undefined) =>
      detail === undefined ? undefined : this.#context.report(kind, { sample: id, detail })
    report(GREENNESS, greennessProblem(truth, imagery))
    const map = landCoverMapOf(imagery)
    if (map === undefined) return
    report(BIOMASS_WITHOUT_TREES, biomassProblem(truth, map))
    report(COUNT, countProblem(truth, map, this.#context.dataset.description.landCoverUnits))
    reportActivity(truth, map, report)
  }
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

function reportActivity(
  { humanActivity }: Truth,
  map: LandCoverMap,
  report: (kind: FindingKind, detail: string) => void,
): void {
  if (humanActivity === undefined || humanActivity.length === 0) return
  const areas = areasOf(map)
  const signs = (areas.get(BUILT_UP) ?? 0) + (areas.get(CROP) ?? 0)
  const share = signs / map.codes.length
  const { urban, crop, forestry, any, none } = activityClaims(humanActivity)
  if (signs === 0 && (urban || crop || (any && !forestry))) {
    report(ACTIVITY_WITHOUT_SIGNS, urban ? 'built-up' : crop ? 'crop' : 'some activity')
  }
  if (none && !any && share > MOST)
    report(SIGNS_WITHOUT_ACTIVITY, `${(100 * share).toFixed(0)} % built-up or crop`)
}

/** Looks at the footprint only, and not where it may be cloudy. */
function greennessProblem({ landCover }: Truth, { s2 }: Imagery): string | undefined {
  if (landCover === undefined || s2 === undefined) return undefined
  const [blue, red, infrared] = ['B02', 'B04', 'B08'].map((band) => bandOf(s2, band))
  if (blue === undefined || red === undefined || infrared === undefined) return undefined
  const footprint = footprintPixels(s2)
  const mean = (band: Float32Array) => footprint.reduce((sum, at) => sum + band[at], 0) / footprint.length
  if (!(mean(blue) < CLOUDY_BLUE)) return undefined
  const ndvi = (mean(infrared) - mean(red)) / (mean(infrared) + mean(red))
  const isWrong =
    (ALWAYS_GREEN.includes(landCover) && ndvi < GREENNESS_LIMITS.forest) ||
    (WATER.includes(landCover) && ndvi > GREENNESS_LIMITS.water)
  return isWrong ? `${landCoverLabel(landCover)}, NDVI ${ndvi.toFixed(2)}` : undefined
}
