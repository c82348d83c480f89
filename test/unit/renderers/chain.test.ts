// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import type { ChainPayload } from '../../../src/protocol/payloads'
import { activate } from '../../../src/renderers/chain'
import { find, start } from './harness'

const PAYLOAD: ChainPayload = {
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

async function draw(payload: ChainPayload): Promise<HTMLElement> {
  return (await start(activate)).render(payload)
}

describe('the chain renderer', () => {
  afterEach(() => document.body.replaceChildren())

  it('shows the questions in their order, with truth and every model', async () => {
    const element = await draw(PAYLOAD)
    const rows = [...element.querySelectorAll('tbody > tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    )
    expect(rows.map(([question]) => question)).toEqual(['Land cover', 'Above-ground biomass (Mg/ha)'])
    expect(rows[0][3]).toBe('not asked')
    expect(rows[1][3]).toContain('90')
  })

  it('marks the answers that contradict each other, and says what they do', async () => {
    const element = await draw(PAYLOAD)
    const marks = [...element.querySelectorAll('.reo-contradiction')].map(({ textContent }) => textContent)
    expect(marks).toEqual(['contradicts above-ground biomass', 'contradicts land cover'])
    expect(find(element, '.reo-contradictions').textContent).toBe('VLM: Bare ground with much biomass')
  })

  it('says where labels contradict each other, and where nothing does', async () => {
    const labels = await draw({ ...PAYLOAD, contradictions: [{ title: 'Odd', tasks: ['agb'] }] })
    expect(find(labels, 'td.reo-truth .reo-contradiction').textContent).toBe('contradicts ')
    expect(labels.textContent).toContain('The labels: Odd')
    const none = await draw({ ...PAYLOAD, contradictions: [] })
    expect(none.textContent).toContain('No answers here contradict each other')
  })

  it('of a sample that is not selected, or not in the run, is a sentence', async () => {
    const element = await draw({ ...PAYLOAD, questions: [], contradictions: [] })
    expect(find(element, '[role=status]').textContent).toContain('a is not among the selected samples')
  })
})
