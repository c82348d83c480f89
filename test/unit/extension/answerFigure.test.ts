import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ReoError } from '../../../src/core/errors'
import { answerFigure } from '../../../src/extension/figures/answerFigure'
import type { FigureAnswer, FigureQuery, RendererRequest } from '../../../src/protocol/queries'

const nothing: FigureAnswer = { kind: 'patches', total: 0, offset: 0, patches: [] }
const folder = path.resolve('/notebooks')

function request(query: FigureQuery): RendererRequest {
  return { type: 'query', figure: 'figure-1', request: 7, query }
}

const cell = {
  kind: 'selected-patches',
  source: { dataset: 'demo', run: 'runs/a.reo.jsonl' },
  task: 'landCover',
  model: 'onnx:unet',
  selection: [],
  offset: 0,
  limit: 50,
} as const

describe('a message from a figure', () => {
  it('is answered to the same figure and request', async () => {
    expect(await answerFigure(request(cell), folder, () => Promise.resolve(nothing))).toEqual({
      type: 'answer',
      figure: 'figure-1',
      request: 7,
      answer: nothing,
    })
  })

  it('names files from the notebook on, and the demo by its name', async () => {
    const asked: FigureQuery[] = []
    const ask = (query: FigureQuery) => {
      asked.push(query)
      return Promise.resolve(nothing)
    }
    await answerFigure(request(cell), folder, ask)
    await answerFigure(request({ ...cell, source: { dataset: '../data/chips' } }), folder, ask)
    expect(asked.map(({ source }) => source)).toEqual([
      { dataset: 'demo', run: path.join(folder, 'runs', 'a.reo.jsonl') },
      { dataset: path.resolve(folder, '../data/chips') },
    ])
  })

  it('is answered with the reason when it cannot be answered', async () => {
    const reply = await answerFigure(request(cell), folder, () =>
      Promise.reject(new ReoError('The run log is gone', { where: 'a.reo.jsonl', mend: 'Run it again.' })),
    )
    expect(reply).toEqual({
      type: 'failure',
      figure: 'figure-1',
      request: 7,
      message: 'a.reo.jsonl: The run log is gone. Run it again.',
    })
  })
})
