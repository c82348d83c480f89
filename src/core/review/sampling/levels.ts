import { landCoverGroup } from '../../benchmark/landCoverGroups'
import { classOf } from '../../card/attribute'
import { REGION_NAMES } from '../../card/columnChoice'
import { columnOf } from '../../dataset/conditions'
import type { Sample } from '../../dataset/sample'
import { unreachable } from '../../errors'
import { AGB_BIN_EDGES, binOf } from '../../metrics/bins'

/** What samples for review are spread over. */
export const STRATIFIERS = ['landCover', 'agb', 'region', 'humanActivity'] as const
export type Stratifier = (typeof STRATIFIERS)[number]

/** Names of stratifiers for people. */
export const STRATIFIER_TITLES: Readonly<Record<Stratifier, string>> = {
  landCover: 'Land cover',
  agb: 'Biomass, Mg/ha',
  region: 'Region',
  humanActivity: 'Human activity',
}

/** What stands where a sample has no level, such as no biomass. */
const NO_LEVEL = 'not known'

/**
 * The level of a sample in a stratifier: the upper level of its land cover, its bin of 50 Mg/ha, its region, whether
 * there is human activity.
 */
export function levelOf(stratifier: Stratifier, sample: Sample): string {
  return knownLevel(stratifier, sample) ?? NO_LEVEL
}

function knownLevel(stratifier: Stratifier, sample: Sample): string | undefined {
  const { landCover, agb } = sample.truth
  switch (stratifier) {
    case 'landCover':
      return landCover === undefined ? undefined : landCoverGroup(landCover)?.title
    case 'agb':
      return agb === undefined ? undefined : biomassLevel(agb)
    case 'region':
      return regionOf(sample)
    case 'humanActivity':
      return classOf({ kind: 'activity' }, sample) ?? classOf({ kind: 'landUse' }, sample)
    default:
      return unreachable(stratifier)
  }
}

function biomassLevel(agb: number): string {
  const bin = binOf(agb, AGB_BIN_EDGES)
  if (bin === undefined) return agb < AGB_BIN_EDGES[0] ? 'below 0' : '500 and more'
  return `${AGB_BIN_EDGES[bin]}–${AGB_BIN_EDGES[bin + 1]}`
}

/** The first column that a region is usually called by. */
function regionOf(sample: Sample): string | undefined {
  const column = REGION_NAMES.find((name) => columnOf(sample, name) !== null)
  return column === undefined ? undefined : String(columnOf(sample, column))
}
