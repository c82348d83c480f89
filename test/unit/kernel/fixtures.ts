import type { Task } from '../../../src/core/benchmark/tasks'
import type { Dataset, DatasetDescription, ImageryResult } from '../../../src/core/dataset/dataset'
import type { Sample } from '../../../src/core/dataset/sample'
import { selectSamples } from '../../../src/core/dataset/selectSamples'
import { SENTINEL2_BANDS } from '../../../src/core/imagery/bands'
import type { Answer, ModelDescription } from '../../../src/core/models/model'
import type { AnswerLine, TruthValue } from '../../../src/core/runs/runLog'

/** A data set of the kind the kernel's figures show, with imagery of one even reflectance per sample. */
export const DESCRIPTION: DatasetDescription = {
  name: 'Two forests',
  format: 'test',
  path: '/data/two-forests',
  synthetic: true,
  modalities: {
    s2: { bands: SENTINEL2_BANDS, unit: 'reflectance' },
    sar: { bands: ['HH', 'HV'], unit: 'dB' },
  },
  pixelSize: 10,
  patchSize: [25, 25],
  tasks: ['humanActivity', 'landCover', 'patchCount', 'agb'],
  sampleCounts: { train: 0, val: 0, test: 3 },
  fingerprint: 'f00d',
}

export const SOURCE = { dataset: '/data/two-forests', run: '/runs/one.reo.jsonl' }

export const UNET: ModelDescription = {
  id: 'onnx:unet',
  title: 'Small U-Net',
  tasks: ['agb', 'landCover'],
  modalities: ['s2', 'sar'],
  synthetic: true,
  device: {
    device: 'cpu',
    trials: [
      { device: 'webgpu', outcome: 'unavailable', reason: 'no adapter was found.' },
      { device: 'cpu', outcome: 'used', reason: 'always right' },
    ],
  },
}

export const MEAN: ModelDescription = {
  id: 'baseline:mean',
  title: 'Training mean',
  tasks: ['agb'],
  modalities: [],
}

export function makeSample(id: string, parts: Partial<Sample> = {}): Sample {
  return { id, split: 'test', metadata: { region: 'north' }, truth: { agb: 100 }, ...parts }
}

export function makeImagery(reflectance = 0.2, side = 25) {
  const raster = (bands: readonly string[], value: number) => ({
    bands,
    width: side,
    height: side,
    data: new Float32Array(bands.length * side * side).fill(value),
  })
  return { s2: raster(SENTINEL2_BANDS, reflectance), sar: raster(['HH', 'HV'], -10) }
}

/** A data set in memory; the imagery of the samples named in `broken` cannot be read. */
export function makeDataset(samples: readonly Sample[], broken: readonly string[] = []): Dataset {
  const counts = { train: 0, val: 0, test: 0 }
  for (const { split } of samples) counts[split]++
  return {
    description: { ...DESCRIPTION, sampleCounts: counts },
    indexed: () => Promise.resolve(),
    samples: (query) => selectSamples(samples, query),
    find: (id) => Promise.resolve(samples.find((sample) => sample.id === id)),
    readImagery: (wanted) =>
      Promise.resolve(
        wanted.map((sample): ImageryResult =>
          broken.includes(sample.id)
            ? { sample, problem: { where: sample.id, message: 'the image is missing' } }
            : { sample, imagery: makeImagery() },
        ),
      ),
    problems: () => [],
    close: () => Promise.resolve(),
  }
}

export function makeAnswer(
  sample: string,
  task: Task,
  truth: TruthValue,
  value: Answer['value'],
  parts: Partial<AnswerLine> = {},
): AnswerLine {
  return {
    type: 'answer',
    sample,
    model: UNET.id,
    task,
    raw: String(value ?? ''),
    status: value === undefined ? 'refused' : 'answered',
    ...(value !== undefined && { value }),
    truth,
    ...parts,
  }
}
