import type { CoverName } from './landscape/covers'

export type SeasonName = 'spring' | 'summer' | 'autumn' | 'wet season' | 'dry season'

/** When a season's pictures are taken, and how green deciduous leaves and grass are then, 0–1. */
export interface Season {
  readonly weight: number
  readonly firstDayOfYear: number
  readonly lastDayOfYear: number
  readonly leaf: number
  readonly grass: number
}

/** Probabilities that a scene of the region has such a thing. */
export interface Features {
  readonly fields: number
  readonly road: number
  readonly settlement: number
  readonly river: number
  readonly lake: number
  readonly clearing: number
}

/** A part of the world with landscapes of one kind; seven, as AGBD has. */
export interface Region {
  readonly name: string
  readonly biome: string
  /** UTM zone and hemisphere of its tiles. */
  readonly zone: number
  readonly south: boolean
  /** Northing of its southernmost tiles in units of 100 km. */
  readonly firstNorthing: number
  /** GEDI's `region_cla` (L4A product: 1 Europe, 2 North Asia, 3 Australasia, 4 Africa, 5 South Asia, 6 South America, 7 North America). */
  readonly gediRegion: number
  /** Share of the region among all samples. */
  readonly weight: number
  /** Covers of the centre pixel by share. */
  readonly centres: Readonly<Partial<Record<CoverName, number>>>
  /** Natural covers that lie beside the centre's, by share. */
  readonly companions: Readonly<Partial<Record<CoverName, number>>>
  readonly seasons: Readonly<Partial<Record<SeasonName, Season>>>
  readonly features: Features
  /** Factor on a class's usual biomass. */
  readonly productivity: number
  /** Standard deviation of the terrain's height in metres. */
  readonly relief: number
  /** Typical elevation in metres. */
  readonly elevation: number
  /** Size of the natural mosaic's pieces in pixels. */
  readonly grain: number
  /** Least and greatest side of fields and forest stands in pixels. */
  readonly parcel: readonly [least: number, greatest: number]
  /** Factors on the soil spectrum: brightness, and redness (visible red and SWIR against blue). */
  readonly soil: readonly [brightness: number, redness: number]
}

const humid: Region['seasons'] = {
  'wet season': { weight: 0.35, firstDayOfYear: 10, lastDayOfYear: 120, leaf: 1, grass: 0.9 },
  'dry season': { weight: 0.65, firstDayOfYear: 180, lastDayOfYear: 280, leaf: 0.85, grass: 0.55 },
}

const savanna: Region['seasons'] = {
  'wet season': { weight: 0.45, firstDayOfYear: 20, lastDayOfYear: 110, leaf: 1, grass: 0.85 },
  'dry season': { weight: 0.55, firstDayOfYear: 170, lastDayOfYear: 260, leaf: 0.5, grass: 0.2 },
}

const temperate: Region['seasons'] = {
  spring: { weight: 0.25, firstDayOfYear: 110, lastDayOfYear: 150, leaf: 0.8, grass: 0.9 },
  summer: { weight: 0.55, firstDayOfYear: 160, lastDayOfYear: 240, leaf: 1, grass: 0.7 },
  autumn: { weight: 0.2, firstDayOfYear: 255, lastDayOfYear: 300, leaf: 0.55, grass: 0.6 },
}

const austral: Region['seasons'] = {
  spring: { weight: 0.35, firstDayOfYear: 255, lastDayOfYear: 330, leaf: 1, grass: 0.65 },
  summer: { weight: 0.35, firstDayOfYear: 1, lastDayOfYear: 60, leaf: 1, grass: 0.3 },
  autumn: { weight: 0.3, firstDayOfYear: 75, lastDayOfYear: 140, leaf: 0.95, grass: 0.45 },
}

/** The demo's regions in alphabetical order, which gives each its number in AGBD-Lite's `region`. */
export const REGIONS: readonly Region[] = [
  {
    name: 'Amazon basin',
    biome: 'tropical moist forest',
    zone: 20,
    south: true,
    firstNorthing: 89,
    gediRegion: 6,
    weight: 0.17,
    centres: {
      closedEvergreenBroad: 46,
      herbaceous: 18,
      closedOther: 8,
      openOther: 9,
      crop: 6,
      wetland: 3,
      shrubs: 3,
      openEvergreenBroad: 2,
      garden: 0.3,
      water: 0.2,
    },
    companions: { closedEvergreenBroad: 5, herbaceous: 2, closedOther: 2, openOther: 1 },
    seasons: humid,
    features: { fields: 0.15, road: 0.2, settlement: 0.05, river: 0.19, lake: 0.04, clearing: 0.05 },
    productivity: 1.1,
    relief: 8,
    elevation: 90,
    grain: 30,
    parcel: [9, 24],
    soil: [0.95, 1.25],
  },
  {
    name: 'Central Europe',
    biome: 'temperate broadleaf and mixed forest',
    zone: 32,
    south: false,
    firstNorthing: 53,
    gediRegion: 1,
    weight: 0.16,
    centres: {
      crop: 27,
      closedDeciduousBroad: 23,
      closedEvergreenNeedle: 15,
      closedMixed: 7,
      herbaceous: 13,
      openOther: 6,
      closedOther: 3,
      openMixed: 2,
      garden: 1.8,
      water: 0.2,
    },
    companions: {
      closedDeciduousBroad: 4,
      closedEvergreenNeedle: 3,
      closedMixed: 2,
      herbaceous: 3,
      openOther: 1,
    },
    seasons: temperate,
    features: { fields: 0.55, road: 0.4, settlement: 0.2, river: 0.09, lake: 0.04, clearing: 0.2 },
    productivity: 1,
    relief: 14,
    elevation: 350,
    grain: 26,
    parcel: [6, 17],
    soil: [0.9, 1],
  },
  {
    name: 'Eastern Australia',
    biome: 'temperate woodland',
    zone: 55,
    south: true,
    firstNorthing: 62,
    gediRegion: 3,
    weight: 0.13,
    centres: {
      openOther: 38,
      herbaceous: 28,
      closedOther: 11,
      shrubs: 9,
      crop: 9,
      closedEvergreenBroad: 5,
      openEvergreenBroad: 1.5,
      bare: 0.2,
      garden: 0.3,
    },
    companions: { openOther: 4, herbaceous: 3, closedOther: 2, shrubs: 1, openEvergreenBroad: 0.5 },
    seasons: austral,
    features: { fields: 0.25, road: 0.2, settlement: 0.03, river: 0.08, lake: 0.03, clearing: 0.05 },
    productivity: 0.85,
    relief: 14,
    elevation: 420,
    grain: 20,
    parcel: [14, 36],
    soil: [1.1, 1.2],
  },
  {
    name: 'Fennoscandia',
    biome: 'boreal forest',
    zone: 35,
    south: false,
    firstNorthing: 69,
    gediRegion: 1,
    weight: 0.13,
    centres: {
      closedEvergreenNeedle: 47,
      closedMixed: 8,
      openEvergreenNeedle: 4,
      openOther: 15,
      wetland: 6,
      shrubs: 6,
      herbaceous: 7,
      openMixed: 3,
      closedOther: 4,
      crop: 2,
      garden: 0.3,
      water: 0.2,
    },
    companions: {
      closedEvergreenNeedle: 5,
      closedMixed: 2,
      openOther: 2,
      wetland: 1.5,
      shrubs: 1,
      openEvergreenNeedle: 1,
    },
    seasons: {
      spring: { weight: 0.2, firstDayOfYear: 140, lastDayOfYear: 165, leaf: 0.75, grass: 0.6 },
      summer: { weight: 0.65, firstDayOfYear: 170, lastDayOfYear: 235, leaf: 1, grass: 0.8 },
      autumn: { weight: 0.15, firstDayOfYear: 245, lastDayOfYear: 275, leaf: 0.5, grass: 0.5 },
    },
    features: { fields: 0.05, road: 0.25, settlement: 0.03, river: 0.09, lake: 0.22, clearing: 0.35 },
    productivity: 0.55,
    relief: 7,
    elevation: 180,
    grain: 24,
    parcel: [8, 20],
    soil: [0.75, 0.95],
  },
  {
    name: 'Mainland Southeast Asia',
    biome: 'tropical and subtropical forest',
    zone: 47,
    south: false,
    firstNorthing: 15,
    gediRegion: 5,
    weight: 0.12,
    centres: {
      crop: 27,
      closedEvergreenBroad: 26,
      closedOther: 14,
      closedDeciduousBroad: 8,
      openOther: 12,
      herbaceous: 8,
      shrubs: 4,
      openDeciduousBroad: 3,
      wetland: 1,
      garden: 0.9,
      water: 0.2,
    },
    companions: { closedEvergreenBroad: 3, closedOther: 3, openOther: 2, shrubs: 1, closedDeciduousBroad: 1 },
    seasons: {
      'wet season': { weight: 0.35, firstDayOfYear: 160, lastDayOfYear: 290, leaf: 1, grass: 0.9 },
      'dry season': { weight: 0.65, firstDayOfYear: 10, lastDayOfYear: 110, leaf: 0.7, grass: 0.35 },
    },
    features: { fields: 0.4, road: 0.3, settlement: 0.15, river: 0.15, lake: 0.04, clearing: 0.05 },
    productivity: 0.9,
    relief: 22,
    elevation: 300,
    grain: 22,
    parcel: [4, 11],
    soil: [0.9, 1.2],
  },
  {
    name: 'Pacific Northwest',
    biome: 'temperate conifer forest',
    zone: 10,
    south: false,
    firstNorthing: 48,
    gediRegion: 7,
    weight: 0.15,
    centres: {
      closedEvergreenNeedle: 50,
      openEvergreenNeedle: 5,
      closedMixed: 6,
      herbaceous: 14,
      shrubs: 7,
      openOther: 9,
      crop: 6,
      closedDeciduousBroad: 2,
      openMixed: 2,
      garden: 0.5,
      bare: 0.2,
    },
    companions: {
      closedEvergreenNeedle: 5,
      closedMixed: 1,
      shrubs: 1,
      herbaceous: 1,
      openEvergreenNeedle: 1,
      openOther: 1,
    },
    seasons: temperate,
    features: { fields: 0.08, road: 0.25, settlement: 0.06, river: 0.09, lake: 0.04, clearing: 0.5 },
    productivity: 1.3,
    relief: 32,
    elevation: 700,
    grain: 26,
    parcel: [9, 22],
    soil: [0.9, 1.05],
  },
  {
    name: 'Southern African savanna',
    biome: 'tropical savanna',
    zone: 35,
    south: true,
    firstNorthing: 82,
    gediRegion: 4,
    weight: 0.14,
    centres: {
      openOther: 34,
      herbaceous: 22,
      shrubs: 14,
      closedOther: 9,
      openDeciduousBroad: 6,
      closedDeciduousBroad: 4,
      crop: 11,
      wetland: 2,
      garden: 0.4,
      bare: 0.2,
    },
    companions: { openOther: 4, herbaceous: 3, shrubs: 2, openDeciduousBroad: 1, closedOther: 1 },
    seasons: savanna,
    features: { fields: 0.2, road: 0.25, settlement: 0.08, river: 0.11, lake: 0.01, clearing: 0 },
    productivity: 0.8,
    relief: 6,
    elevation: 1100,
    grain: 17,
    parcel: [5, 13],
    soil: [1.2, 1.4],
  },
]
