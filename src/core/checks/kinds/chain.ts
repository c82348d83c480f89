import { landCoverLabel } from '../../benchmark/landCover'
import type { Imagery, Truth } from '../../dataset/sample'
import { bandOf } from '../../imagery/raster'
import { biomassWithoutTrees, forestWithoutBiomass } from '../chainRules'
import type { Check, CheckContext, CheckedPatch, CheckRun } from '../check'
import type { FindingKind } from '../finding'
import { footprintPixels } from '../footprint'
import { landCoverMapOf } from '../landCoverMap'
import { mapContradictions, type MapRule } from '../mapContradictions'

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

const FINDINGS: Readonly<Record<MapRule, FindingKind>> = {
  'biomass-without-trees': BIOMASS_WITHOUT_TREES,
  count: COUNT,
  'activity-without-signs': ACTIVITY_WITHOUT_SIGNS,
  'signs-without-activity': SIGNS_WITHOUT_ACTIVITY,
}

const WATER: readonly number[] = [80, 200]
const ALWAYS_GREEN: readonly number[] = [111, 112]

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
    const { landCoverUnits } = this.#context.dataset.description
    for (const { rule, detail } of mapContradictions(truth, map, landCoverUnits))
      report(FINDINGS[rule], detail)
  }
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
