/** How a cover's ground looks below its trees, as a recipe of the spectra in `signal/surfaces.ts`. */
export type Ground =
  | 'grass'
  | 'heath'
  | 'litter'
  | 'marsh'
  | 'crop'
  | 'clearing'
  | 'soil'
  | 'water'
  | 'roof'
  | 'garden'
  | 'asphalt'

export type Activity = 'agriculture' | 'settlement' | 'road' | 'forestry'

/** What covers a pixel of a generated landscape; finer than the land-cover map that it is published as. */
export interface Cover {
  /** CGLS-LC100 code. */
  readonly code: number
  readonly ground: Ground
  /** Human activity that it is a sign of. */
  readonly activity?: Activity
  /** Canopy closure 0–1 where biomass is least and where it is greatest; absent without trees. */
  readonly closure?: readonly [least: number, greatest: number]
  /** Share of needle-leaved trees, 0–1. */
  readonly needle?: number
  /** Share of trees that keep their leaves all year, 0–1. */
  readonly evergreen?: number
  /**
   * Above-ground biomass in Mg/ha: the mean and shape of a Weibull distribution cut off at 500, and the share that
   * is exactly 0. Fitted by class to the labels of AGBD's test split (github.com/ghjuliasialelli/AGBD-GFMs).
   */
  readonly biomass?: { readonly mean: number; readonly shape: number; readonly zero: number }
}

export const COVERS = {
  shrubs: {
    code: 20,
    ground: 'heath',
    closure: [0.1, 0.7],
    needle: 0.1,
    evergreen: 0.5,
    biomass: { mean: 30, shape: 0.68, zero: 0.15 },
  },
  herbaceous: {
    code: 30,
    ground: 'grass',
    closure: [0, 0.35],
    needle: 0.1,
    evergreen: 0.4,
    biomass: { mean: 34, shape: 0.44, zero: 0.3 },
  },
  clearing: {
    code: 30,
    ground: 'clearing',
    activity: 'forestry',
    closure: [0, 0.25],
    needle: 0.4,
    evergreen: 0.5,
    biomass: { mean: 12, shape: 0.7, zero: 0.22 },
  },
  crop: {
    code: 40,
    ground: 'crop',
    activity: 'agriculture',
    closure: [0, 0.3],
    needle: 0,
    evergreen: 0.5,
    biomass: { mean: 21, shape: 0.62, zero: 0.29 },
  },
  house: { code: 50, ground: 'roof', activity: 'settlement' },
  garden: {
    code: 50,
    ground: 'garden',
    activity: 'settlement',
    closure: [0.05, 0.5],
    needle: 0.2,
    evergreen: 0.4,
    biomass: { mean: 60, shape: 0.75, zero: 0.02 },
  },
  road: { code: 50, ground: 'asphalt', activity: 'road' },
  bare: { code: 60, ground: 'soil' },
  water: { code: 80, ground: 'water' },
  wetland: {
    code: 90,
    ground: 'marsh',
    closure: [0, 0.35],
    needle: 0.2,
    evergreen: 0.5,
    biomass: { mean: 8, shape: 0.5, zero: 0.66 },
  },
  closedEvergreenNeedle: {
    code: 111,
    ground: 'litter',
    closure: [0.62, 0.97],
    needle: 0.95,
    evergreen: 1,
    biomass: { mean: 200, shape: 1.35, zero: 0 },
  },
  closedEvergreenBroad: {
    code: 112,
    ground: 'litter',
    closure: [0.65, 0.98],
    needle: 0,
    evergreen: 1,
    biomass: { mean: 148, shape: 0.8, zero: 0.07 },
  },
  closedDeciduousBroad: {
    code: 114,
    ground: 'litter',
    closure: [0.62, 0.97],
    needle: 0.03,
    evergreen: 0.05,
    biomass: { mean: 128, shape: 0.98, zero: 0.03 },
  },
  closedMixed: {
    code: 115,
    ground: 'litter',
    closure: [0.62, 0.97],
    needle: 0.5,
    evergreen: 0.5,
    biomass: { mean: 158, shape: 1.1, zero: 0 },
  },
  closedOther: {
    code: 116,
    ground: 'heath',
    closure: [0.58, 0.95],
    needle: 0.15,
    evergreen: 0.6,
    biomass: { mean: 68, shape: 0.64, zero: 0.14 },
  },
  openEvergreenNeedle: {
    code: 121,
    ground: 'heath',
    closure: [0.18, 0.66],
    needle: 0.95,
    evergreen: 1,
    biomass: { mean: 112, shape: 1.1, zero: 0 },
  },
  openEvergreenBroad: {
    code: 122,
    ground: 'grass',
    closure: [0.2, 0.68],
    needle: 0,
    evergreen: 1,
    biomass: { mean: 70, shape: 0.58, zero: 0.25 },
  },
  openDeciduousBroad: {
    code: 124,
    ground: 'grass',
    closure: [0.2, 0.66],
    needle: 0,
    evergreen: 0.05,
    biomass: { mean: 54, shape: 0.9, zero: 0 },
  },
  openMixed: {
    code: 125,
    ground: 'heath',
    closure: [0.2, 0.66],
    needle: 0.5,
    evergreen: 0.5,
    biomass: { mean: 70, shape: 0.7, zero: 0 },
  },
  openOther: {
    code: 126,
    ground: 'grass',
    closure: [0.15, 0.66],
    needle: 0.1,
    evergreen: 0.45,
    biomass: { mean: 53, shape: 0.64, zero: 0.18 },
  },
} as const satisfies Record<string, Cover>

export type CoverName = keyof typeof COVERS

/** The description of a cover, with its optional parts. */
export function coverOf(name: CoverName): Cover {
  return COVERS[name]
}

/** Whether trees make up a cover, so that foresters and farmers clear it. */
export function isForest(name: CoverName): boolean {
  return COVERS[name].code > 110
}
