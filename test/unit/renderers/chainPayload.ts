import type { ChainPayload } from '../../../src/protocol/payloads'

/** One model that contradicts itself about a patch, and one that was asked one question alone. */
export const chainPayload: ChainPayload = {
  version: 1,
  title: 'Chain of a',
  synthetic: false,
  sample: 'a',
  models: [
    { id: 'vlm', title: 'VLM' },
    { id: 'unet', title: 'U-Net' },
  ],
  questions: [
    {
      task: 'landCover',
      truth: 112,
      answers: [{ model: 'vlm', task: 'landCover', raw: 'Bare.', status: 'answered', value: 60 }],
    },
    {
      task: 'agb',
      truth: 100,
      answers: [
        { model: 'vlm', task: 'agb', raw: '120', status: 'answered', value: 120 },
        { model: 'unet', task: 'agb', raw: '90', status: 'answered', value: 90 },
      ],
    },
  ],
  contradictions: [{ model: 'vlm', title: 'Bare ground with much biomass', tasks: ['landCover', 'agb'] }],
}
