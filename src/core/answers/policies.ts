import { TASK_DESCRIPTIONS } from '../benchmark/tasks'

/** What counts as the biomass of an answer that names carbon alone. */
export const CARBON_POLICIES = ['ambiguous', 'times-2.13', 'divided-by-0.47'] as const
/** What becomes of a range without an estimate in it. */
export const RANGE_POLICIES = ['midpoint', 'ambiguous'] as const
/** Which number counts: the one committed to, or simply the first, the last, or only one that stands alone. */
export const NUMBER_POLICIES = ['committed', 'first', 'last', 'strict'] as const

/** How answers are read where people could differ; recorded with every run. */
export interface ReadingPolicies {
  /** What counts as the biomass of an answer that names carbon alone. */
  readonly carbonAlone: (typeof CARBON_POLICIES)[number]
  /** What becomes of a range without an estimate in it. */
  readonly range: (typeof RANGE_POLICIES)[number]
  /** Which of several numbers counts. */
  readonly number: (typeof NUMBER_POLICIES)[number]
  /** Mg/ha; values outside are kept and not scored as answered. */
  readonly agbRange: readonly [minimum: number, maximum: number]
  /** Patches; counts outside are kept and not scored as answered. */
  readonly patchCountRange: readonly [minimum: number, maximum: number]
}

/** Carbon is about 0.47 of dry biomass (IPCC 2006, volume 4, table 4.3), and 1 / 0.47 = 2.13. */
export const CARBON_FRACTION = 0.47

export const DEFAULT_POLICIES: ReadingPolicies = {
  carbonAlone: 'ambiguous',
  range: 'midpoint',
  number: 'committed',
  agbRange: TASK_DESCRIPTIONS.agb.range ?? [0, 500],
  patchCountRange: TASK_DESCRIPTIONS.patchCount.range ?? [0, 625],
}
