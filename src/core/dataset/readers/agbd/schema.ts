import { PALSAR2_BANDS, SENTINEL2_BANDS } from '../../../imagery/bands'
import type { Scaling } from '../../physicalValues'
import type { Modality } from '../../sample'

/** One of AGBD's arrays of patches: rows × height × width × channels. */
export interface PatchArray {
  readonly modality: Modality
  readonly array: string
  /** Bands where the array's `order` attribute does not name them. */
  readonly bands: readonly string[]
  readonly unit: string
  readonly scaling: Scaling
  /** True where channels beyond the bands are something else. */
  readonly moreChannels: boolean
}

/** LC's masked pixels and unknown probabilities. */
export const LAND_COVER_NODATA = 255

/**
 * The patches of AGBD and AGBD-Lite (github.com/ghjuliasialelli/AGBD). Reflectance is (DN − 1000) / 10000, not below 0:
 * the scenes are of processing baseline 5.0, whose offset of 1000 DN AGBD's own `S2_boa_offset` of 0 leaves in.
 */
export const PATCH_ARRAYS: readonly PatchArray[] = [
  {
    modality: 's2',
    array: 'S2_bands',
    bands: SENTINEL2_BANDS,
    unit: 'reflectance',
    scaling: { transform: 'linear', scale: 0.0001, offset: -0.1, nodata: [0], minimum: 0 },
    moreChannels: false,
  },
  {
    modality: 'sar',
    array: 'ALOS_bands',
    bands: PALSAR2_BANDS,
    unit: 'dB',
    scaling: { transform: 'palsar-dn', scale: 1, offset: 0, nodata: [0] },
    moreChannels: false,
  },
  {
    modality: 'landCover',
    array: 'LC',
    bands: ['class'],
    unit: 'CGLS code',
    scaling: { transform: 'linear', scale: 1, offset: 0, nodata: [LAND_COVER_NODATA] },
    moreChannels: true,
  },
]

/** Label in Mg/ha of the GEDI footprint at the centre. */
export const AGB_COLUMN = 'GEDI/agbd'

export const LOCATION_COLUMNS = {
  latitude: ['GEDI/lat_decimal', 'GEDI/lat_offset'],
  longitude: ['GEDI/lon_decimal', 'GEDI/lon_offset'],
} as const

/** Days since {@link FIRST_DAY}. */
export const DATE_COLUMNS = { date: 'Sentinel_metadata/S2_date', gediDate: 'GEDI/date' } as const

/** Day 0 of AGBD's dates: the first day of GEDI's data. */
export const FIRST_DAY = Date.UTC(2019, 3, 17)

/** Numbers to slice by, by our name for them; those that a file lacks are left out. */
export const METADATA_COLUMNS: Readonly<Record<string, string>> = {
  region: 'region',
  gediRegion: 'GEDI/region_cla',
  plantFunctionalType: 'GEDI/pft_class',
  rh98: 'GEDI/rh98',
  agbStandardError: 'GEDI/agbd_se',
  sensitivity: 'GEDI/sensitivity',
  solarElevation: 'GEDI/solar_elev',
  urbanShare: 'GEDI/urban_prop',
  slope: 'GEDI/slope',
  vegetationScore: 'Sentinel_metadata/S2_vegetation_score',
  boaOffset: 'Sentinel_metadata/S2_boa_offset',
  processingBaseline: 'Sentinel_metadata/S2_pbn',
  relativeOrbit: 'Sentinel_metadata/S2_ron',
}
