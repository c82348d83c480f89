import type { Task } from '../../src/core/benchmark/tasks'
import type { Dataset, DatasetDescription, ImageryResult, SampleQuery } from '../../src/core/dataset/dataset'
import type { Imagery, Modality, Sample, Split, Truth } from '../../src/core/dataset/sample'
import { selectSamples } from '../../src/core/dataset/selectSamples'

/** A sample in short, for a data set in memory. */
export interface SampleInShort extends Partial<Pick<Sample, 'location' | 'metadata'>> {
  readonly id: string
  readonly split?: Split
  readonly truth?: Truth
  readonly imagery?: Imagery
  /** Why its imagery cannot be read. */
  readonly problem?: string
}

/** A data set that a test spells out; `reads` counts how often imagery of which samples was asked for. */
export class MemoryDataset implements Dataset {
  readonly description: DatasetDescription
  readonly reads: { readonly ids: readonly string[]; readonly modalities: readonly Modality[] }[] = []
  readonly #samples: readonly (Sample & SampleInShort)[]

  constructor(samples: readonly SampleInShort[], description: Partial<DatasetDescription> = {}) {
    this.#samples = samples.map((sample) => ({ metadata: {}, truth: {}, split: 'test', ...sample }))
    this.description = { ...describe(this.#samples), ...description }
  }

  async indexed(): Promise<void> {}

  samples(query?: SampleQuery): AsyncIterable<Sample> {
    return selectSamples(this.#samples, query)
  }

  async find(id: string): Promise<Sample | undefined> {
    return this.#samples.find((sample) => sample.id === id)
  }

  async readImagery(
    samples: readonly Sample[],
    modalities: readonly Modality[] = [],
  ): Promise<ImageryResult[]> {
    this.reads.push({ ids: samples.map(({ id }) => id), modalities })
    return samples.map((sample) => {
      const { imagery = {}, problem } = this.#samples.find(({ id }) => id === sample.id) ?? {}
      return problem === undefined
        ? { sample, imagery }
        : { sample, problem: { where: sample.id, message: problem } }
    })
  }

  problems(): [] {
    return []
  }

  async close(): Promise<void> {}
}

function describe(samples: readonly (Sample & SampleInShort)[]): DatasetDescription {
  const count = (split: Split) => samples.filter((sample) => sample.split === split).length
  const rasters = samples.flatMap(({ imagery = {} }) => Object.entries(imagery))
  const tasks = new Set(samples.flatMap(({ truth }) => Object.keys(truth) as Task[]))
  const [first] = rasters
  return {
    name: 'in memory',
    format: 'memory',
    path: '/memory',
    synthetic: true,
    modalities: Object.fromEntries(rasters.map(([modality, { bands }]) => [modality, { bands, unit: '' }])),
    patchSize: first ? [first[1].width, first[1].height] : [25, 25],
    tasks: [...tasks],
    sampleCounts: { train: count('train'), val: count('val'), test: count('test') },
    fingerprint: 'memory-1',
  }
}
