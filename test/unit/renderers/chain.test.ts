// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import type { ChainPayload } from '../../../src/protocol/payloads'
import { activate } from '../../../src/renderers/chain'
import { chainPayload } from './chainPayload'
import { find, start } from './harness'

async function draw(payload: ChainPayload): Promise<HTMLElement> {
  return (await start(activate)).render(payload)
}

describe('the chain renderer', () => {
  afterEach(() => document.body.replaceChildren())

  it('shows the questions in their order, with truth and every model', async () => {
    const element = await draw(chainPayload)
    const rows = [...element.querySelectorAll('tbody > tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent),
    )
    expect(rows.map(([question]) => question)).toEqual(['Land cover', 'Above-ground biomass (Mg/ha)'])
    expect(rows[0][3]).toBe('not asked')
    expect(rows[1][3]).toContain('90')
  })

  it('marks the answers that contradict each other, and says what they do', async () => {
    const element = await draw(chainPayload)
    const marks = [...element.querySelectorAll('.reo-contradiction')].map(({ textContent }) => textContent)
    expect(marks).toEqual(['contradicts above-ground biomass', 'contradicts land cover'])
    expect(find(element, '.reo-contradictions').textContent).toBe('VLM: Bare ground with much biomass')
  })

  it('says where labels contradict each other, and where nothing does', async () => {
    const labels = await draw({ ...chainPayload, contradictions: [{ title: 'Odd', tasks: ['agb'] }] })
    expect(find(labels, 'td.reo-truth .reo-contradiction').textContent).toBe('contradicts ')
    expect(labels.textContent).toContain('The labels: Odd')
    const none = await draw({ ...chainPayload, contradictions: [] })
    expect(none.textContent).toContain('No answers here contradict each other')
  })

  it('of a sample that is not selected, or not in the run, is a sentence', async () => {
    const element = await draw({ ...chainPayload, questions: [], contradictions: [] })
    expect(find(element, '[role=status]').textContent).toContain('a is not among the selected samples')
  })
})
