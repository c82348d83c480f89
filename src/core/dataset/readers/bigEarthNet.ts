import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { Dataset, DatasetDescription, DatasetProblem, ImageryResult, SampleQuery } from '../dataset'
import { modalityPlans } from '../description/modalityPlan'
import { modalitiesSchema } from '../description/schema'
import { ConfinedFolder } from '../files/confinedFolder'
import type { ImageFile } from '../imageFile'
import { ProblemLog } from '../problemLog'
import type { Modality, Sample } from '../sample'
import { selectSamples } from '../selectSamples'
import { type PatchFolder, patchFolders } from './bigEarthNet/patchFolders'
import { hasImages, PatchSamples } from './bigEarthNet/patchSamples'
import type { DatasetReader } from './dataSource'
import { FolderImages } from './folder/folderImages'
import { measurePatches } from './folder/measurePatches'

const FORMAT = 'bigearthnet'

/** Metres; the 20 m and 60 m bands are brought onto this grid. */
const PIXEL_SIZE = 10

/**
 * How BigEarthNet stores its bands: Sentinel-2 L2A of processing baselines before 04.00, thus DN without an offset
 * (Sumbul et al. 2019), Sentinel-1 GRD as dB (Sumbul et al. 2021).
 */
const MODALITIES = v.parse(modalitiesSchema, {
  s2: {
    images: '{s2Path}_{band}.tif',
    bands: ['B01', 'B02', 'B03', 'B04', 'B05', 'B06', 'B07', 'B08', 'B8A', 'B09', 'B11', 'B12'],
    scale: 0.0001,
    nodata: 0,
  },
  sar: { images: '{s1Path}_{band}.tif', bands: ['VV', 'VH'] },
})

/** BigEarthNet: a folder per patch and satellite with a GeoTIFF per band; Sentinel-1 and -2 are paired by their ground. */
export const openBigEarthNet: DatasetReader = async (source) => {
  if (source.kind !== 'folder') return undefined
  const patches = await patchFolders(source.path, source.names)
  if (patches.length === 0) return undefined
  const problems = new ProblemLog()
  const root = new ConfinedFolder(source.path)
  const samples = new PatchSamples(root, patches, problems)
  const plans = modalityPlans(MODALITIES, undefined, source.path).filter(({ modality }) =>
    patches.some(({ satellite }) => (modality === 's2') === (satellite === 's2')),
  )
  const images = new FolderImages(root, plans, problems)
  const measured = await measurePatches(selectSamples(samples.all(), { limit: 8 }), images)
  const description: DatasetDescription = {
    name: 'BigEarthNet',
    format: FORMAT,
    path: source.path,
    synthetic: false,
    modalities: measured.modalities,
    pixelSize: PIXEL_SIZE,
    patchSize: measured.patchSize,
    tasks: [],
    sampleCounts: { train: 0, val: 0, test: samples.count },
    fingerprint: fingerprintOf(patches),
  }
  return new BigEarthNetDataset(description, samples, images, problems)
}

/** The patches change only with their names: the data set is published once and for all. */
function fingerprintOf(patches: readonly PatchFolder[]): string {
  return createHash('sha256')
    .update(patches.map(({ stem }) => stem).join('\n'))
    .digest('hex')
}

class BigEarthNetDataset implements Dataset {
  readonly description: DatasetDescription
  readonly #samples: PatchSamples
  readonly #images: FolderImages
  readonly #problems: ProblemLog

  constructor(
    description: DatasetDescription,
    samples: PatchSamples,
    images: FolderImages,
    problems: ProblemLog,
  ) {
    this.description = description
    this.#samples = samples
    this.#images = images
    this.#problems = problems
  }

  async indexed(): Promise<void> {}

  samples(query?: SampleQuery): AsyncIterable<Sample> {
    return selectSamples(this.#samples.all(), query)
  }

  async find(id: string): Promise<Sample | undefined> {
    return this.#samples.find(id)
  }

  async readImagery(
    samples: readonly Sample[],
    modalities: readonly Modality[] = ['s2', 'sar'],
  ): Promise<ImageryResult[]> {
    const results: ImageryResult[] = []
    for (const sample of samples) {
      const present = modalities.filter((modality) => hasImages(sample, modality))
      results.push(...(await this.#images.readSamples([sample], this.description.patchSize, present)))
    }
    return results
  }

  async describeImages(sample: Sample): Promise<readonly ImageFile[]> {
    return this.#images.describe(sample)
  }

  problems(): readonly DatasetProblem[] {
    return this.#problems.list()
  }

  async close(): Promise<void> {}
}
