import type { Raster } from '../imagery/raster'

export const SPLITS = ['train', 'val', 'test'] as const
export type Split = (typeof SPLITS)[number]

/**
 * What kind of picture a raster is: `s2` surface reflectance by band, `sar` backscatter in dB,
 * `rgb` display values 0–1, `landCover` CGLS-LC100 codes.
 */
export const MODALITIES = ['s2', 'sar', 'rgb', 'landCover'] as const
export type Modality = (typeof MODALITIES)[number]

/** One patch's rasters by modality; modalities that the data set lacks are absent. */
export type Imagery = { readonly [M in Modality]?: Raster }

/** Degrees, WGS 84. */
export interface Location {
  readonly latitude: number
  readonly longitude: number
}

export interface QuestionAnswer {
  readonly question: string
  readonly answer: string
}

/** What is true of a sample, by task; a task without truth is absent. */
export interface Truth {
  readonly humanActivity?: readonly QuestionAnswer[]
  /** CGLS-LC100 code of the centre pixel. */
  readonly landCover?: number
  /** Number of connected land-cover units. */
  readonly patchCount?: number
  /** Above-ground biomass of the centre footprint, Mg/ha. */
  readonly agb?: number
}

export type MetadataValue = string | number | boolean | null

/** One patch of a data set; its imagery is read apart, by {@link Dataset.readImagery}. */
export interface Sample {
  /** Unique in its data set. */
  readonly id: string
  readonly split: Split
  readonly location?: Location
  /** Columns to slice by, such as region, season, cloud share. */
  readonly metadata: Readonly<Record<string, MetadataValue>>
  readonly truth: Truth
}
