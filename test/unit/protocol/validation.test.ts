import { describe, expect, it } from 'vitest'
import {
  parseKernelParams,
  parseKernelResult,
  parsePayload,
  parseRendererMessage,
} from '../../../src/protocol/validation'

const table = {
  version: 1,
  title: 'Report',
  synthetic: true,
  columns: [{ key: 'rmse', title: 'RMSE', kind: 'number', unit: 'Mg/ha' }],
  rows: [{ rmse: { value: 58.8, low: 58.2, high: 59.4 } }],
  notes: [],
}

describe('payloads', () => {
  it('pass when they fit their kind', () => {
    expect(parsePayload('table', table)).toEqual(table)
  })

  it('are refused with the key that does not fit', () => {
    expect(() => parsePayload('table', { ...table, rows: [{ rmse: { value: 'x' } }] })).toThrow(
      /"rows\.0\.rmse/,
    )
  })

  it('of a later version are refused', () => {
    expect(() => parsePayload('table', { ...table, version: 2 })).toThrow('"version"')
  })

  it('lose keys that nobody knows', () => {
    expect(parsePayload('table', { ...table, script: 'alert(1)' })).not.toHaveProperty('script')
  })
})

describe('messages', () => {
  it('from a renderer may not ask for a whole data set at once', () => {
    const request = {
      type: 'query',
      figure: 'f',
      request: 1,
      query: {
        kind: 'selected-patches',
        source: { dataset: 'demo' },
        task: 'landCover',
        model: 'onnx:unet',
        selection: [
          {
            origin: 'confusion landCover',
            title: 'true 112, unanswered',
            criterion: {
              kind: 'answer',
              task: 'landCover',
              model: 'onnx:unet',
              truth: { kind: 'label', label: '112' },
              predicted: { kind: 'label', label: 'unanswered' },
            },
          },
        ],
        offset: 0,
        limit: 24,
      },
    }
    expect(parseRendererMessage(request)).toEqual(request)
    expect(() => parseRendererMessage({ ...request, query: { ...request.query, limit: 1e6 } })).toThrow(
      '"query.limit"',
    )
  })

  it.each([
    undefined,
    { type: 'query' },
    { type: 'query', figure: 'f', request: 1, query: { kind: 'delete' } },
  ])('from a renderer that are none of ours are refused: %j', (message) => {
    expect(() => parseRendererMessage(message)).toThrow(/message from an output is not valid/)
  })

  it('to the kernel are checked against their method', () => {
    expect(() => parseKernelParams('execute', { code: 1 })).toThrow('The request "execute" is not valid')
    expect(() => parseKernelParams('evaluate', { tasks: ['height'] })).toThrow('"evaluate"')
  })

  it('from the kernel are checked too', () => {
    expect(parseKernelResult('execute', { outcome: 'interrupted' })).toEqual({ outcome: 'interrupted' })
    expect(() => parseKernelResult('execute', { outcome: 'maybe' })).toThrow('answer to "execute"')
  })
})
