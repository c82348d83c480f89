import { describe, expect, it } from 'vitest'
import type { FigureQuery } from '../../../src/protocol/queries'
import type { SavedReport } from '../../../src/protocol/savedReport'
import { answerFromFile } from '../../../src/renderers/savedReport/savedAnswers'
import { patchPayload } from './payloads'

const agb = { task: 'agb', model: 'onnx:unet', status: 'answered' } as const
const REPORT = {
  sections: [],
  answers: [
    { ...agb, sample: 'a', truth: 10, value: 20 },
    { ...agb, sample: 'b', truth: 150, value: 90 },
    { ...agb, sample: 'c', truth: 160, status: 'refused' },
  ],
  thumbnails: { b: 'iVBORw0=' },
  patches: [patchPayload],
} as unknown as SavedReport

const source = { dataset: 'REO demo' }

function pointed(criterion: object): FigureQuery {
  const selection = [{ origin: 'scatter', title: 'true 100–200', criterion }]
  return {
    kind: 'selected-patches',
    source,
    ...agb,
    selection,
    offset: 0,
    limit: 24,
  } as unknown as FigureQuery
}

describe('a figure of a saved report', () => {
  it('finds the patches that are pointed at among the answers of the file', () => {
    const truth = { kind: 'range', low: 100, high: 200 }
    expect(
      answerFromFile(REPORT, pointed({ kind: 'answer', ...{ ...agb, status: undefined }, truth })),
    ).toEqual({
      kind: 'patches',
      total: 2,
      offset: 0,
      patches: [
        { sample: 'b', truth: 150, predicted: 90, png: 'iVBORw0=' },
        { sample: 'c', truth: 160, predicted: null },
      ],
    })
  })

  it('opens the patches in full that the file holds, and says of others where they are', () => {
    expect(answerFromFile(REPORT, { kind: 'patch', source, sample: patchPayload.id })).toMatchObject({
      kind: 'patch',
      patch: { id: patchPayload.id },
    })
    expect(answerFromFile(REPORT, { kind: 'patch', source, sample: 'z' })).toContain('Open the run log')
  })

  it('shows the pictures that the file holds, and takes no sample of its run for gone', () => {
    const query = { kind: 'samples', source, samples: ['a', 'b'], offset: 0, limit: 24 } as const
    expect(answerFromFile(REPORT, query)).toMatchObject({
      samples: [
        { sample: 'a', truth: {} },
        { sample: 'b', truth: {}, png: 'iVBORw0=' },
      ],
    })
  })

  it('says so where the data set, or more answers than the file holds, would be asked', () => {
    const columns = { kind: 'columns', where: { region: 'Amazon' } }
    expect(answerFromFile(REPORT, pointed(columns))).toContain('saved report')
    const { answers: _, ...without } = REPORT
    expect(answerFromFile(without, pointed({ kind: 'samples', samples: ['a'] }))).toContain('more answers')
  })
})
