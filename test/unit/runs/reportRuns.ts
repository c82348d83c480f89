import type { ModelDescription } from '../../../src/core/models/model'
import type { AnswerLine, Run, RunHeader } from '../../../src/core/runs/runLog'

const UNET: ModelDescription = {
  id: 'onnx:u_net|small',
  title: 'U-Net & friends',
  tasks: ['agb', 'landCover'],
  modalities: ['s2', 'sar'],
  trainingData: 'demo, train',
  synthetic: true,
  device: {
    device: 'cpu',
    trials: [
      { device: 'webgpu', outcome: 'wrong', reason: 'differs from the CPU by up to 38.2.' },
      { device: 'cpu', outcome: 'used', reason: 'the reference.' },
    ],
  },
}

const MEAN: ModelDescription = { id: 'baseline:mean', title: 'Mean', tasks: ['agb'], modalities: [] }

const HEADER: RunHeader = {
  type: 'run',
  schema: 'reo-run/1',
  id: 'r1',
  created: '2026-07-04T12:00:00Z',
  dataset: { name: 'demo', path: '/demo', fingerprint: 'f', split: 'test', synthetic: true },
  models: [UNET, MEAN],
  tasks: ['landCover', 'agb'],
  prompts: {},
  settings: {},
  software: { reo: '0.1.0' },
}

function answer(
  model: ModelDescription,
  task: AnswerLine['task'],
  sample: string,
  { status = 'answered', ...rest }: Partial<AnswerLine> & Pick<AnswerLine, 'truth'>,
): AnswerLine {
  return { type: 'answer', model: model.id, task, sample, raw: '', status, ...rest }
}

/** A run of two models over four samples, with every kind of answer that a report has to tell apart. */
export const RUN: Run = {
  path: '/runs/r1.reo.jsonl',
  header: HEADER,
  answers: [
    answer(UNET, 'agb', 'a', { value: 12, truth: 10 }),
    answer(UNET, 'agb', 'b', { value: 60, truth: 70 }),
    answer(UNET, 'agb', 'c', { status: 'out-of-range', value: 900, truth: 90 }),
    answer(UNET, 'agb', 'd', { value: 5, truth: null }),
    answer(MEAN, 'agb', 'a', { value: 50, truth: 10 }),
    answer(MEAN, 'agb', 'b', { value: 50, truth: 70 }),
    answer(MEAN, 'agb', 'c', { value: 50, truth: 90 }),
    answer(UNET, 'landCover', 'a', { value: 112, truth: 112 }),
    answer(UNET, 'landCover', 'b', { value: 30, truth: 112 }),
    answer(UNET, 'landCover', 'c', { status: 'error', error: 'lost', truth: 40 }),
  ],
  skipped: [{ type: 'skipped', sample: 'e', reason: 'no image' }],
  end: { type: 'end', at: 'now', outcome: 'cancelled', answers: 10, skipped: 1 },
}

/** The land cover of the samples that are in a slice. */
export function landCoverOf(sample: string): string | undefined {
  return { a: '112', b: '112', c: '40' }[sample]
}
