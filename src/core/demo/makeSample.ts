import { countUnits } from '../benchmark/landCoverUnits'
import type { QuestionAnswer, Split } from '../dataset/sample'
import { type Acquisition, acquire } from './acquisition'
import { type Biomass, footprintMean, growBiomass } from './biomass'
import { CENTRE, PATCH_SIZE } from './grid'
import { type Landscape, makeLandscape } from './landscape/landscape'
import { Random } from './random'
import { type Region, REGIONS } from './regions'
import { observeBackscatter } from './signal/backscatter'
import { cloudShare, makeClouds } from './signal/clouds'
import { growFields } from './signal/fieldStates'
import { digitiseBackscatter, digitiseReflectance, hideSwathEdge } from './signal/digitise'
import { observeReflectance } from './signal/reflectance'
import { elevations, makeTerrain } from './terrain'
import { type Placement, placeInTile, type Tile, tilesOf } from './tiles'
import { answerHumanActivity, LAND_COVER_UNITS, landCoverMap } from './truth'

/** A generated sample: digital numbers as its files hold them (bands × rows × columns), and what is true of it. */
export interface DemoSample {
  readonly id: string
  readonly split: Split
  readonly tile: Tile
  readonly placement: Placement
  readonly acquisition: Acquisition
  /** Share of pixels under cloud, 0–1. */
  readonly cloudShare: number
  /** Sentinel-2: reflectance × 10,000 + 1,000; 0 where there is no data. */
  readonly s2: Uint16Array
  /** HH and HV: dB × 100; −32768 where there is no data. */
  readonly sar: Int16Array
  /** CGLS-LC100 codes. */
  readonly landCover: Uint8Array
  /** Metres above the sea. */
  readonly elevation: Int16Array
  readonly landscape: Landscape
  readonly biomass: Biomass
  readonly truth: {
    readonly humanActivity: readonly QuestionAnswer[]
    readonly landCover: number
    readonly patchCount: number
    readonly agb: number
  }
}

/** First letters of ids: `d-00012` of the test split, which the demo shows. */
const ID_PREFIX: Readonly<Record<Split, string>> = { train: 't', val: 'v', test: 'd' }

/** Makes one sample; it depends on the seed, the split and its number there, and on nothing else. */
export function makeSample(seed: number, split: Split, number: number): DemoSample {
  const random = (purpose: string) => new Random(seed, split, number, purpose)
  const region = pickRegion(random('region'))
  const tile = random('tile').pick(tilesOf(region, split))
  const acquisition = acquire(random('season'), tile, seed)
  const landscape = makeLandscape(random('landscape'), region)
  const hiddenByTile = new Random(seed, 'growth', tile.id).normal()
  const biomass = growBiomass(random('biomass'), landscape, region, hiddenByTile)
  const terrain = makeTerrain(random('terrain'), region)
  const clouds = makeClouds(random('clouds'), acquisition.sunAzimuth)
  const fields = growFields(random('fields'), landscape.parcels, acquisition.season)
  const scene = { landscape, biomass, region, acquisition, terrain, fields, clouds }
  const s2 = digitiseReflectance(observeReflectance(random('reflectance'), scene))
  hideSwathEdge(random('swath'), s2)
  const landCover = landCoverMap(landscape.covers)
  return {
    id: `${ID_PREFIX[split]}-${String(number).padStart(5, '0')}`,
    split,
    tile,
    placement: placeInTile(random('place'), tile),
    acquisition,
    cloudShare: cloudShare(clouds),
    s2,
    sar: digitiseBackscatter(observeBackscatter(random('backscatter'), scene)),
    landCover,
    elevation: elevations(terrain),
    landscape,
    biomass,
    truth: {
      humanActivity: answerHumanActivity(landscape.covers),
      landCover: landCover[CENTRE],
      patchCount: countUnits(landCover, PATCH_SIZE, LAND_COVER_UNITS),
      agb: Math.round(footprintMean(biomass.true) * 100) / 100,
    },
  }
}

function pickRegion(random: Random): Region {
  const name = random.weighted(Object.fromEntries(REGIONS.map(({ name, weight }) => [name, weight])))
  return REGIONS.find((region) => region.name === name) ?? REGIONS[0]
}
