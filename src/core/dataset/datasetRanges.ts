import { bandOf, type Raster } from '../imagery/raster'
import { sharedStretch, type Stretch } from '../imagery/stretch'
import type { BandRanges } from '../imagery/displayRange'
import type { Dataset } from './dataset'
import type { Modality, Sample } from './sample'

/** How a data set's values spread, from a part of its patches. */
export interface DatasetRanges {
  /** Patches that were looked at. */
  readonly patches: number
  /** Second to 98th percentile of each Sentinel-2 and SAR band. */
  readonly bands: BandRanges
}

const MODALITIES: readonly Modality[] = ['s2', 'sar']

/** Patches to look at, chosen evenly among the first samples. */
const PATCHES = 32
const AMONG = 5000

/** Pixels of a patch that count, chosen evenly: 32 patches of them settle a percentile to about one in a hundred. */
const PIXELS = 1024

const BATCH = 4

/**
 * Percentiles of a data set's bands, sampled. Bad patches are passed over.
 * @param patience milliseconds after which no further patches are read
 */
export async function sampleRanges(dataset: Dataset, patience = 1500): Promise<DatasetRanges> {
  const until = performance.now() + patience
  const values = new Map<string, number[]>()
  let patches = 0
  const samples = await spreadSamples(dataset)
  for (let start = 0; start < samples.length && performance.now() < until; start += BATCH) {
    const results = await dataset.readImagery(samples.slice(start, start + BATCH), MODALITIES)
    for (const result of results) {
      if (!('imagery' in result)) continue
      patches += 1
      for (const raster of Object.values(result.imagery)) collect(raster, values)
    }
  }
  const bands = [...values].map(([band, known]): [string, Stretch] => [
    band,
    sharedStretch([Float32Array.from(known)], undefined, 0),
  ])
  return { patches, bands: Object.fromEntries(bands) }
}

/** Evenly chosen samples, ordered so that any first few of them are spread out too. */
async function spreadSamples(dataset: Dataset): Promise<readonly Sample[]> {
  const known: Sample[] = []
  for await (const sample of dataset.samples({ limit: AMONG })) known.push(sample)
  const count = Math.min(PATCHES, known.length)
  const chosen = Array.from(
    { length: count },
    (_, index) => known[Math.floor((index * known.length) / count)],
  )
  const strides = [0, 4, 2, 6, 1, 5, 3, 7]
  return strides.flatMap((offset) => chosen.filter((_, index) => index % strides.length === offset))
}

function collect(raster: Raster, values: Map<string, number[]>): void {
  const step = Math.max(1, Math.floor((raster.width * raster.height) / PIXELS))
  for (const band of raster.bands) {
    const known = values.get(band) ?? []
    values.set(band, known)
    const all = bandOf(raster, band) ?? []
    for (let pixel = 0; pixel < all.length; pixel += step) {
      if (Number.isFinite(all[pixel])) known.push(all[pixel])
    }
  }
}
