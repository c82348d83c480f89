import type { UnitDefinition } from '../benchmark/landCoverUnits'
import type { Task } from '../benchmark/tasks'
import type { Conditions } from './conditions'
import type { ImageFile } from './imageFile'
import type { Resampling } from './resample'
import { type Imagery, MODALITIES, type Modality, type Sample, type Split } from './sample'

export interface ModalityDescription {
  readonly bands: readonly string[]
  /** Unit of the values that {@link Dataset.readImagery} returns: `reflectance`, `dB`, `display 0–1` or `CGLS code`. */
  readonly unit: string
  /** Bands whose files have pixels of another size than the patch. */
  readonly resampled?: readonly ResampledBands[]
}

/** Bands that were brought onto the patch's grid, and how. */
export interface ResampledBands {
  readonly bands: readonly string[]
  /** Their own pixels, such as `20 m` or `60 × 60 px`. */
  readonly from: string
  readonly method: Resampling
}

/** How bands were brought onto the patch's grid, in words, such as "B05 B06 resampled from 20 m (nearest)". */
export function resamplingTexts({ resampled = [] }: ModalityDescription): readonly string[] {
  return resampled.map(({ bands, from, method }) => `${bands.join(' ')} resampled from ${from} (${method})`)
}

/** Names of a data set's bands. */
export type BandNames = { readonly [M in Modality]?: readonly string[] }

/** The bands of each modality that a data set has. */
export function bandsByModality(modalities: DatasetDescription['modalities']): BandNames {
  const bands: { [M in Modality]?: readonly string[] } = {}
  for (const modality of MODALITIES) {
    const described = modalities[modality]
    if (described !== undefined) bands[modality] = described.bands
  }
  return bands
}

/** How far the samples of a large table have been read. */
export interface IndexProgress {
  /** Share of the whole, 0–1. */
  readonly share: number
  /** Rows read so far. */
  readonly rows: number
}

/** What a data set is: known once it is open, save what only counting all samples can tell. */
export interface DatasetDescription {
  readonly name: string
  /** Reader that opened it, such as `reo-dataset/1`, `agbd-lite`, `agbd`, `chip-grid`. */
  readonly format: string
  /** Absolute path it was opened from. */
  readonly path: string
  readonly licence?: string
  /** True when the data is generated; shown wherever the data is shown. */
  readonly synthetic: boolean
  readonly modalities: { readonly [M in Modality]?: ModalityDescription }
  /** Ground sampling distance in metres, where known. */
  readonly pixelSize?: number
  /** Width and height of a patch in pixels. */
  readonly patchSize: readonly [width: number, height: number]
  /** What counts as one unit in patch counts, where the data set says so. */
  readonly landCoverUnits?: UnitDefinition
  /** Coordinate reference system such as `EPSG:32719`, where one holds for the whole data set. */
  readonly crs?: string
  /** Tasks that some sample has truth for, as far as `indexing` has come. */
  readonly tasks: readonly Task[]
  /** Samples by split, as far as `indexing` has come. */
  readonly sampleCounts: Readonly<Record<Split, number>>
  /** Absent once all samples are counted; see {@link Dataset.indexed}. */
  readonly indexing?: IndexProgress
  /** Hash that changes when the data set's files change; a run log records it. */
  readonly fingerprint: string
}

/** What logs and reports keep of the data set that they are about. */
export type DatasetRecord = Pick<DatasetDescription, 'name' | 'path' | 'fingerprint' | 'synthetic'>

/** Something wrong with a data set that does not stop the rest from being used. */
export interface DatasetProblem {
  /** Sample id, or a file and line where no sample exists. */
  readonly where: string
  readonly message: string
  /** Absent where it is about a label, a row or an id. */
  readonly about?: 'imagery' | 'description'
}

/** Imagery of one sample, or why it cannot be read; one bad file never spoils a batch. */
export type ImageryResult =
  | { readonly sample: Sample; readonly imagery: Imagery }
  | { readonly sample: Sample; readonly problem: DatasetProblem }

export interface SampleQuery {
  readonly split?: Split
  readonly where?: Conditions
  /** At most this many samples, from the start. */
  readonly limit?: number
  /** Ends the samples by its reason, between one and the next, those passed over included. */
  readonly signal?: AbortSignal
}

/** An open data set: the one interface behind which every format reader stands. */
export interface Dataset {
  /** As of now: counts and tasks grow until the data set is {@link indexed}. */
  readonly description: DatasetDescription
  /**
   * Resolves once all samples are counted, which a large table takes a while for after it is open. Whoever needs
   * whole counts waits for it; samples can be read and found before.
   * @param onProgress told how far it is, now and then; never where nothing is left to do
   * @throws ReoError when the samples cannot be read to their end, or the data set is closed before
   */
  indexed(onProgress?: (progress: IndexProgress) => void): Promise<void>
  /** Samples in stored order, streamed. */
  samples(query?: SampleQuery): AsyncIterable<Sample>
  /** The sample of an id, or undefined where there is none. */
  find(id: string): Promise<Sample | undefined>
  /**
   * Imagery of several samples in the order given, as physical values: reflectance with the L2A offset of
   * −1000 DN applied, backscatter in dB, NaN where there is no data.
   * @param modalities those wanted; all that the data set has when absent
   */
  readImagery(samples: readonly Sample[], modalities?: readonly Modality[]): Promise<ImageryResult[]>
  /**
   * What a sample's image files say of themselves; those that cannot be read are left out. Absent where samples have
   * no files of their own.
   */
  describeImages?(sample: Sample): Promise<readonly ImageFile[]>
  /** Problems met so far while opening and reading. */
  problems(): readonly DatasetProblem[]
  close(): Promise<void>
}
