import type { Task } from '../benchmark/tasks'
import type { Truth } from '../dataset/sample'
import { activityClaims } from './activityClaims'

/** What is said of one patch along the benchmark's chain, by labels or by a model. */
export type ChainStatements = Pick<Truth, 'humanActivity' | 'landCover' | 'agb'>

/** Statements about a patch that cannot both be right. */
export interface ChainRule {
  readonly id: string
  readonly title: string
  /** The tasks whose statements it holds against each other. */
  readonly tasks: readonly Task[]
  readonly contradicts: (statements: ChainStatements) => boolean
}

export const BUILT_UP = 50
export const CROP = 40
/** Water, snow and bare ground. */
export const WITHOUT_TREES: readonly number[] = [60, 70, 80, 200]
const CLOSED_FOREST: readonly number[] = [111, 112, 113, 114, 115, 116]

/**
 * Mg/ha. Half of the labels that AGBD's test split has on water lie below 25, on bare ground all below 70
 * (github.com/ghjuliasialelli/AGBD-GFMs, supervised_test_results.h5): more is no noise of the label.
 */
const MUCH_BIOMASS = 50
/** Mg/ha: an estimate below says that there is none. */
const NO_BIOMASS = 1

export const biomassWithoutTrees: ChainRule = {
  id: 'biomass-without-trees',
  title: 'Water, snow or bare ground with much biomass',
  tasks: ['landCover', 'agb'],
  contradicts: ({ landCover, agb }) =>
    landCover !== undefined && WITHOUT_TREES.includes(landCover) && agb !== undefined && agb >= MUCH_BIOMASS,
}

export const forestWithoutBiomass: ChainRule = {
  id: 'forest-without-biomass',
  title: 'Closed forest without any biomass',
  tasks: ['landCover', 'agb'],
  contradicts: ({ landCover, agb }) =>
    landCover !== undefined && CLOSED_FOREST.includes(landCover) && agb !== undefined && agb < NO_BIOMASS,
}

const landUseWithoutActivity: ChainRule = {
  id: 'land-use-without-activity',
  title: 'Built-up area or crop without human activity',
  tasks: ['humanActivity', 'landCover'],
  contradicts: ({ landCover, humanActivity = [] }) => {
    const { any, none } = activityClaims(humanActivity)
    return (landCover === BUILT_UP || landCover === CROP) && none && !any
  },
}

/** What a model's own answers about a patch can be held to without any map. */
export const STATEMENT_RULES: readonly ChainRule[] = [
  biomassWithoutTrees,
  forestWithoutBiomass,
  landUseWithoutActivity,
]
