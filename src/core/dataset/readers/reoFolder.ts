import type { Raster } from '../../imagery/raster'
import type {
  Dataset,
  DatasetDescription,
  DatasetProblem,
  ImageryResult,
  IndexProgress,
  SampleQuery,
} from '../dataset'
import { fillTemplate } from '../description/imageTemplate'
import { type ModalityPlan, modalityPlans, rasterOf } from '../description/modalityPlan'
import { parseDescription } from '../description/parseDescription'
import { rootOf } from '../description/rootOf'
import { type FolderFile, FOLDER_FORMAT, folderSchema } from '../description/schema'
import { noteUnknownKeys } from '../description/unknownKeys'
import { ReoError } from '../../errors'
import type { ConfinedFolder } from '../files/confinedFolder'
import { hashOfFiles } from '../files/fileHash'
import type { ImageFile } from '../imageFile'
import { describeTiff } from '../geotiff/describeTiff'
import { readPixels, readPixelsFast } from '../geotiff/readGeotiff'
import { checkedImagery, failedImagery } from '../imageryResult'
import { ProblemLog } from '../problemLog'
import { columnMapping } from '../rows/columnMapping'
import { SampleTable, type TableDescription } from '../rows/sampleTable'
import type { Modality, Sample } from '../sample'
import type { DatasetReader, DescriptionSource } from './dataSource'
import { turnOfEventLoop } from '../../turnOfEventLoop'

/** Samples read between two turns of the event loop. */
const SAMPLES_PER_TURN = 64

/** Patch size of REO-Instruct, where no image tells. */
const USUAL_PATCH_SIZE = [25, 25] as const

/** `reo-dataset/1`: a description, a table of samples, and one GeoTIFF per sample and modality. */
export const openReoFolder: DatasetReader = async (source, { cacheFolder }) => {
  if (source.kind !== 'description' || 'grid' in source.json) return undefined
  const { value, unknownKeys } = parseDescription(folderSchema, source.json, source.file)
  const problems = new ProblemLog()
  noteUnknownKeys(unknownKeys, source.file, problems)
  const root = rootOf(source, value.root)
  const samplesFile = root.resolve(value.samples)
  const table = await SampleTable.open(samplesFile, {
    mapping: columnMapping(value.columns),
    defaultSplit: value.split,
    problems,
    ...(cacheFolder !== undefined && { cacheFolder }),
  })
  const images = new FolderImages(root, modalityPlans(value.modalities, value.images, source.file))
  const fingerprint = await hashOfFiles([source.file, samplesFile])
  const patchSize = value.patchSize ?? (await measuredPatchSize(table, images))
  const facts = describe(source, value, { images, fingerprint, patchSize })
  return new ReoFolderDataset(facts, table, images, problems)
}

interface Opened {
  readonly images: FolderImages
  readonly fingerprint: string
  readonly patchSize: readonly [number, number]
}

/** What is known of a folder before its samples are counted. */
type Facts = Omit<DatasetDescription, keyof TableDescription>

function describe(source: DescriptionSource, file: FolderFile, opened: Opened): Facts {
  return {
    name: file.name,
    format: FOLDER_FORMAT,
    path: source.path,
    ...(file.license === undefined ? {} : { licence: file.license }),
    synthetic: file.synthetic,
    modalities: opened.images.modalities,
    ...(file.pixelSize === undefined ? {} : { pixelSize: file.pixelSize }),
    patchSize: opened.patchSize,
    ...(file.landCoverUnits === undefined ? {} : { landCoverUnits: file.landCoverUnits }),
    ...(file.crs === undefined ? {} : { crs: file.crs }),
    fingerprint: opened.fingerprint,
  }
}

/** Size of the first image that can be read. */
async function measuredPatchSize(
  table: SampleTable,
  images: FolderImages,
): Promise<readonly [number, number]> {
  for await (const sample of table.samples({ limit: 8 })) {
    for (const plan of images.plans) {
      try {
        const { raster } = await images.read(sample, plan)
        return [raster.width, raster.height]
      } catch (error) {
        if (!(error instanceof ReoError)) throw error
      }
    }
  }
  return USUAL_PATCH_SIZE
}

interface NamedRaster {
  readonly name: string
  readonly raster: Raster
}

/** The image files of a data set folder. */
class FolderImages {
  readonly plans: readonly ModalityPlan[]
  readonly #root: ConfinedFolder

  constructor(root: ConfinedFolder, plans: readonly ModalityPlan[]) {
    this.#root = root
    this.plans = plans
  }

  get modalities(): DatasetDescription['modalities'] {
    return Object.fromEntries(this.plans.map(({ modality, description }) => [modality, description]))
  }

  /** The image at once; undefined where its layout needs {@link read}. @throws as {@link read} */
  readFast(sample: Sample, plan: ModalityPlan): NamedRaster | undefined {
    const name = fillTemplate(plan.images, sample)
    const pixels = readPixelsFast(this.#root.peek(name), name)
    return pixels === undefined ? undefined : { name, raster: rasterOf(pixels, plan, name) }
  }

  /** @throws ReoError that names the file and what is wrong with it */
  async read(sample: Sample, plan: ModalityPlan): Promise<NamedRaster> {
    const name = fillTemplate(plan.images, sample)
    return { name, raster: rasterOf(await readPixels(this.#root.read(name), name), plan, name) }
  }

  /** What the image says of itself; undefined where it cannot be read. */
  describe(sample: Sample, { modality, images }: ModalityPlan): ImageFile | undefined {
    try {
      const name = fillTemplate(images, sample)
      return { modality, name, ...describeTiff(this.#root.peek(name), name) }
    } catch (error) {
      if (error instanceof ReoError) return undefined
      throw error
    }
  }
}

class ReoFolderDataset implements Dataset {
  readonly #facts: Facts
  readonly #table: SampleTable
  readonly #images: FolderImages
  readonly #problems: ProblemLog

  constructor(facts: Facts, table: SampleTable, images: FolderImages, problems: ProblemLog) {
    this.#facts = facts
    this.#table = table
    this.#images = images
    this.#problems = problems
  }

  get description(): DatasetDescription {
    return { ...this.#facts, ...this.#table.description }
  }

  indexed(onProgress?: (progress: IndexProgress) => void): Promise<void> {
    return this.#table.indexed(onProgress)
  }

  samples(query?: SampleQuery): AsyncIterable<Sample> {
    return this.#table.samples(query)
  }

  find(id: string): Promise<Sample | undefined> {
    return this.#table.find(id)
  }

  async readImagery(samples: readonly Sample[], modalities?: readonly Modality[]): Promise<ImageryResult[]> {
    const plans = this.#images.plans.filter(({ modality }) => modalities?.includes(modality) ?? true)
    const results: ImageryResult[] = []
    for (const sample of samples) {
      if (results.length % SAMPLES_PER_TURN === SAMPLES_PER_TURN - 1) await turnOfEventLoop()
      results.push(await this.#readSample(sample, plans))
    }
    return results
  }

  async describeImages(sample: Sample): Promise<readonly ImageFile[]> {
    return this.#images.plans.flatMap((plan) => this.#images.describe(sample, plan) ?? [])
  }

  problems(): readonly DatasetProblem[] {
    return this.#problems.list()
  }

  close(): Promise<void> {
    return this.#table.close()
  }

  async #readSample(sample: Sample, plans: readonly ModalityPlan[]): Promise<ImageryResult> {
    try {
      const imagery: Partial<Record<Modality, Raster>> = {}
      for (const plan of plans) {
        const { name, raster } =
          this.#images.readFast(sample, plan) ?? (await this.#images.read(sample, plan))
        this.#checkSize(raster, name)
        imagery[plan.modality] = raster
      }
      return checkedImagery(sample, imagery, this.#problems)
    } catch (error) {
      return failedImagery(sample, error, this.#problems)
    }
  }

  #checkSize({ width, height }: Raster, name: string): void {
    const [expectedWidth, expectedHeight] = this.#facts.patchSize
    if (width === expectedWidth && height === expectedHeight) return
    throw new ReoError(
      `The image has ${width} × ${height} px, patches of this data set have ${expectedWidth} × ${expectedHeight} px`,
      { where: name, mend: 'Cut or resample it to that size, or correct "patchSize" in dataset.json.' },
    )
  }
}
