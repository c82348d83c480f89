import { temporaryFolder, writeFiles } from './folders'
import { tiffBytes, type TiffSpec } from './tiffBytes'

/** Stored numbers of the small data set, which its tests reckon with. */
export const S2_DN = (band: number, x: number, y: number): number => 1500 + band * 100 + y * 5 + x
export const SAR_DN = (band: number, x: number, y: number): number => -1200 - band * 500 + y * 5 + x

const patch = { width: 5, height: 5 } as const
export const S2_IMAGE: TiffSpec = { ...patch, bands: 2, type: 'uint16', pixel: S2_DN, separateBands: true }
export const SAR_IMAGE: TiffSpec = { ...patch, bands: 2, type: 'int16', pixel: SAR_DN }

export const DESCRIPTION = {
  format: 'reo-dataset/1',
  name: 'five pixels',
  license: 'CC0-1.0',
  synthetic: true,
  pixelSize: 10,
  patchSize: [5, 5],
  modalities: {
    s2: {
      images: 's2/{id}.tif',
      bands: ['B04', 'B08'],
      scale: 0.0001,
      offset: -0.1,
      nodata: 0,
      unit: 'reflectance',
    },
    sar: { images: 'sar/{id}.tif', bands: ['HH', 'HV'], scale: 0.01, offset: 0, nodata: -32768, unit: 'dB' },
  },
  samples: 'samples.jsonl',
  columns: {
    id: 'id',
    split: 'split',
    landCover: 'land_cover',
    patchCount: 'patch_count',
    humanActivity: 'human_activity',
  },
}

export const ROWS: readonly Readonly<Record<string, unknown>>[] = [
  {
    id: 'd-1',
    split: 'train',
    latitude: -12.5,
    longitude: 30.25,
    land_cover: 112,
    patch_count: 3,
    agb: 120.5,
    human_activity: [{ question: 'Is there a road?', answer: 'no' }],
    region: 'Congo',
    cloud: 0.1,
  },
  {
    id: 'd-2',
    split: 'test',
    land_cover: 20,
    patch_count: 1,
    agb: 0,
    human_activity: [],
    region: 'Congo',
    cloud: null,
  },
  {
    id: 'd-3',
    split: 'test',
    land_cover: 40,
    patch_count: 2,
    agb: 33.25,
    human_activity: [],
    region: 'Amazon',
    cloud: 0,
  },
]

export function jsonLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** A data set of three samples whose files can be replaced or, by null, left out. */
export function smallFolder(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const files: Record<string, unknown> = { 'dataset.json': DESCRIPTION, 'samples.jsonl': jsonLines(ROWS) }
  for (const { id } of ROWS) {
    files[`s2/${String(id)}.tif`] = tiffBytes(S2_IMAGE)
    files[`sar/${String(id)}.tif`] = tiffBytes(SAR_IMAGE)
  }
  const present = Object.entries({ ...files, ...changes }).filter(([, content]) => content !== null)
  return writeFiles(temporaryFolder(), Object.fromEntries(present))
}
