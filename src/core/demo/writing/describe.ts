import type { Split } from '../../dataset/sample'
import { PALSAR2_BANDS, SENTINEL2_BANDS } from '../../imagery/bands'
import { PATCH_SIZE, PIXEL_SIZE } from '../grid'
import type { DemoSample } from '../makeSample'
import {
  BACKSCATTER_NODATA,
  BACKSCATTER_SCALE,
  REFLECTANCE_NODATA,
  REFLECTANCE_OFFSET,
  REFLECTANCE_SCALE,
} from '../signal/digitise'
import { LAND_COVER_UNITS, MINIMUM_ACTIVITY_PIXELS } from '../truth'

export const DATASET_NAME = 'Synthetic demo landscapes'
export const DATASET_LICENCE = 'CC0-1.0'
export const LAND_COVER_NODATA = 255

/** The demo's `dataset.json`. */
export function describeDataset(seed: number, counts: Readonly<Record<Split, number>>): unknown {
  return {
    format: 'reo-dataset/1',
    name: DATASET_NAME,
    description:
      `Generated, not observed: ${counts.train} training, ${counts.val} validation and ${counts.test} test patches of ` +
      `landscapes with Sentinel-2 and L-band values in realistic ranges, seed ${seed}. Coordinates, tiles and dates are ` +
      'made up. A land-cover unit is a set of pixels of one class that touch by a side or a corner, from ' +
      `${LAND_COVER_UNITS.minimumPixels} pixels on; human activity counts from ${MINIMUM_ACTIVITY_PIXELS} pixels on; biomass is ` +
      'the mean of the 25 m footprint at the centre.',
    license: DATASET_LICENCE,
    synthetic: true,
    pixelSize: PIXEL_SIZE,
    landCoverUnits: LAND_COVER_UNITS,
    patchSize: [PATCH_SIZE, PATCH_SIZE],
    modalities: {
      s2: {
        images: 's2/{id}.tif',
        bands: SENTINEL2_BANDS,
        scale: REFLECTANCE_SCALE,
        offset: REFLECTANCE_OFFSET,
        nodata: REFLECTANCE_NODATA,
        unit: 'reflectance',
      },
      sar: {
        images: 'sar/{id}.tif',
        bands: PALSAR2_BANDS,
        scale: BACKSCATTER_SCALE,
        offset: 0,
        nodata: BACKSCATTER_NODATA,
        unit: 'dB',
      },
      landCover: {
        images: 'landcover/{id}.tif',
        bands: ['class'],
        nodata: LAND_COVER_NODATA,
        unit: 'CGLS code',
      },
    },
    samples: 'samples.jsonl',
    columns: {
      id: 'id',
      split: 'split',
      latitude: 'latitude',
      longitude: 'longitude',
      landCover: 'land_cover',
      patchCount: 'patch_count',
      agb: 'agb',
      humanActivity: 'human_activity',
    },
  }
}

/** A sample's row of `samples.jsonl`. */
export function describeSample({
  id,
  split,
  tile,
  placement,
  acquisition,
  cloudShare,
  truth,
}: DemoSample): unknown {
  return {
    id,
    split,
    tile: tile.id,
    region: tile.region.name,
    biome: tile.region.biome,
    season: acquisition.seasonName,
    date: acquisition.date,
    latitude: rounded(placement.centre.latitude, 6),
    longitude: rounded(placement.centre.longitude, 6),
    cloud_share: rounded(cloudShare, 4),
    land_cover: truth.landCover,
    patch_count: truth.patchCount,
    agb: truth.agb,
    human_activity: truth.humanActivity,
  }
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
