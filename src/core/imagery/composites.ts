import { enhancedVegetationIndex, normalisedDifference, radarVegetationIndex } from './indices'
import { BURN_RAMP, MOISTURE_RAMP, type Ramp, VEGETATION_RAMP } from './ramp'
import type { Stretch } from './stretch'

/** Kinds of composites, in the order they are offered. */
export const COMPOSITE_GROUPS = ['colour', 'index', 'radar', 'landCover'] as const
export type CompositeGroup = (typeof COMPOSITE_GROUPS)[number]

/** Three Sentinel-2 bands shown as red, green and blue with one shared stretch. */
interface ThreeBandComposite {
  readonly kind: 'three-band'
  readonly bands: readonly [red: string, green: string, blue: string]
}

/** A number computed from Sentinel-2 bands over a colour ramp. */
export interface IndexComposite {
  readonly kind: 'index'
  readonly bands: readonly string[]
  /** NaN where it cannot be told. */
  readonly index: (...values: readonly number[]) => number
  readonly range: Stretch
  readonly ramp: Ramp
}

/** A number computed from a co- and a cross-polarised band in dB over a colour ramp. */
export interface RadarIndexComposite {
  readonly kind: 'radar-index'
  readonly index: (...values: readonly number[]) => number
  readonly range: Stretch
  readonly ramp: Ramp
}

/** Co-polarised, cross-polarised backscatter and their ratio as red, green and blue. */
interface RadarComposite {
  readonly kind: 'radar'
  /** Which of the pairs that are there, counted from 0. */
  readonly pair: number
}

/** Land-cover codes in their official colours. */
interface ClassComposite {
  readonly kind: 'classes'
}

/** Land-cover codes with outlines over natural colour, or over SAR where there is no colour. */
interface OverlayComposite {
  readonly kind: 'overlay'
  /** Ids of composites to lie below, the first that can be drawn. */
  readonly over: readonly string[]
}

export type Composite = {
  /** As `reo render --composite` and the patch viewer name it. */
  readonly id: string
  readonly group: CompositeGroup
  readonly title: string
  /** What the colours mean, in one phrase. */
  readonly meaning: string
} & (
  | ThreeBandComposite
  | IndexComposite
  | RadarIndexComposite
  | RadarComposite
  | ClassComposite
  | OverlayComposite
)

/** The ways to look at a patch, in the order they are offered; a single band is a view of its own by its name. */
export const COMPOSITES: readonly Composite[] = [
  {
    id: 'rgb',
    group: 'colour',
    title: 'Natural colour',
    meaning: 'as the eye sees it',
    kind: 'three-band',
    bands: ['B04', 'B03', 'B02'],
  },
  {
    id: 'nir',
    group: 'colour',
    title: 'Near infrared',
    meaning: 'vegetation is red',
    kind: 'three-band',
    bands: ['B08', 'B04', 'B03'],
  },
  {
    id: 'swir',
    group: 'colour',
    title: 'Short-wave infrared',
    meaning: 'vegetation is green, bare soil pink',
    kind: 'three-band',
    bands: ['B12', 'B8A', 'B04'],
  },
  {
    id: 'redEdge',
    group: 'colour',
    title: 'Red edge',
    meaning: 'dense canopy is red, sparse or stressed canopy paler',
    kind: 'three-band',
    bands: ['B07', 'B05', 'B04'],
  },
  {
    id: 'ndvi',
    group: 'index',
    title: 'NDVI',
    meaning: 'vegetation, (B08 − B04) / (B08 + B04)',
    kind: 'index',
    bands: ['B08', 'B04'],
    index: normalisedDifference,
    range: { low: -0.1, high: 0.9 },
    ramp: VEGETATION_RAMP,
  },
  {
    id: 'evi',
    group: 'index',
    title: 'EVI',
    meaning: 'vegetation where it is dense, 2.5 (B08 − B04) / (B08 + 6 B04 − 7.5 B02 + 1)',
    kind: 'index',
    bands: ['B08', 'B04', 'B02'],
    index: enhancedVegetationIndex,
    range: { low: -0.1, high: 0.8 },
    ramp: VEGETATION_RAMP,
  },
  {
    id: 'ndmi',
    group: 'index',
    title: 'NDMI',
    meaning: 'moisture of the canopy, (B08 − B11) / (B08 + B11)',
    kind: 'index',
    bands: ['B08', 'B11'],
    index: normalisedDifference,
    range: { low: -0.4, high: 0.6 },
    ramp: MOISTURE_RAMP,
  },
  {
    id: 'nbr',
    group: 'index',
    title: 'NBR',
    meaning: 'burnt or unburnt, (B08 − B12) / (B08 + B12)',
    kind: 'index',
    bands: ['B08', 'B12'],
    index: normalisedDifference,
    range: { low: -0.5, high: 0.9 },
    ramp: BURN_RAMP,
  },
  {
    id: 'sar',
    group: 'radar',
    title: 'SAR',
    meaning: 'co-polarised, cross-polarised, their ratio',
    kind: 'radar',
    pair: 0,
  },
  {
    id: 'sar2',
    group: 'radar',
    title: 'SAR, second pair',
    meaning: 'co-polarised, cross-polarised, their ratio',
    kind: 'radar',
    pair: 1,
  },
  {
    id: 'rvi',
    group: 'radar',
    title: 'RVI',
    meaning: 'radar vegetation index, 4 cross / (co + cross) of linear power',
    kind: 'radar-index',
    index: radarVegetationIndex,
    range: { low: 0, high: 1.2 },
    ramp: VEGETATION_RAMP,
  },
  {
    id: 'landCover',
    group: 'landCover',
    title: 'Land cover',
    meaning: 'Copernicus classes in their official colours',
    kind: 'classes',
  },
  {
    id: 'overlay',
    group: 'landCover',
    title: 'Land cover overlay',
    meaning: 'Copernicus classes with their outlines over natural colour',
    kind: 'overlay',
    over: ['rgb', 'sar'],
  },
]
