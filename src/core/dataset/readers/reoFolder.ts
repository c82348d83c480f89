import type {
  Dataset,
  DatasetDescription,
  DatasetProblem,
  ImageryResult,
  IndexProgress,
  SampleQuery,
} from '../dataset'
import { modalityPlans } from '../description/modalityPlan'
import { parseDescription } from '../description/parseDescription'
import { rootOf } from '../description/rootOf'
import { type FolderFile, FOLDER_FORMAT, folderSchema } from '../description/schema'
import { noteUnknownKeys } from '../description/unknownKeys'
import { hashOfFiles } from '../files/fileHash'
import type { ImageFile } from '../imageFile'
import { ProblemLog } from '../problemLog'
import { columnMapping } from '../rows/columnMapping'
import { SampleTable, type TableDescription } from '../rows/sampleTable'
import type { Modality, Sample } from '../sample'
import type { DatasetReader, DescriptionSource } from './dataSource'
import { FolderImages } from './folder/folderImages'
import { type Measured, measurePatches } from './folder/measurePatches'

/** Samples whose images are looked at until one tells what patches are like. */
const SAMPLES_MEASURED = 8

/** `reo-dataset/1`: a description, a table of samples, and image files per sample and modality. */
export const openReoFolder: DatasetReader = async (source, { cacheFolder }) => {
  if (source.kind !== 'description' || 'grid' in source.json) return undefined
  const { value, unknownKeys } = parseDescription(folderSchema, source.json, source.file)
  const problems = new ProblemLog()
  noteUnknownKeys(unknownKeys, source.file, problems)
  const root = rootOf(source, value.root)
  const samplesFile = root.resolve(value.samples)
  const fingerprint = await hashOfFiles([...(source.proposed ? [] : [source.file]), samplesFile])
  const table = await SampleTable.open(samplesFile, {
    mapping: columnMapping(value.columns),
    defaultSplit: value.split,
    problems,
    ...(cacheFolder !== undefined && { cacheFolder }),
  })
  const images = new FolderImages(root, modalityPlans(value.modalities, value.images, source.file), problems)
  const measured = await measurePatches(table.samples({ limit: SAMPLES_MEASURED }), images, value.patchSize)
  const facts = describe(source, value, { fingerprint, measured })
  return new ReoFolderDataset(facts, table, images, problems)
}

interface Opened {
  readonly fingerprint: string
  readonly measured: Measured
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
    modalities: opened.measured.modalities,
    ...(file.pixelSize === undefined ? {} : { pixelSize: file.pixelSize }),
    patchSize: opened.measured.patchSize,
    ...(file.landCoverUnits === undefined ? {} : { landCoverUnits: file.landCoverUnits }),
    ...(file.crs === undefined ? {} : { crs: file.crs }),
    fingerprint: opened.fingerprint,
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

  readImagery(samples: readonly Sample[], modalities?: readonly Modality[]): Promise<ImageryResult[]> {
    return this.#images.readSamples(samples, this.#facts.patchSize, modalities)
  }

  async describeImages(sample: Sample): Promise<readonly ImageFile[]> {
    return this.#images.describe(sample)
  }

  problems(): readonly DatasetProblem[] {
    return this.#problems.list()
  }

  close(): Promise<void> {
    return this.#table.close()
  }
}
