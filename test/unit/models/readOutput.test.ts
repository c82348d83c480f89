import { Tensor } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import type { ManifestOutput } from '../../../src/core/models/onnx/manifest'
import { readOutput } from '../../../src/core/models/onnx/readOutput'
import { shortestFloat32 } from '../../../src/core/models/onnx/shortestFloat32'

const agb: ManifestOutput = { name: 'agb', task: 'agb', kind: 'value', scale: 1, offset: 0 }

function tensor(values: readonly number[], ...shape: number[]): Tensor {
  return new Tensor('float32', Float32Array.from(values), shape)
}

describe('reading a number', () => {
  it('takes a value of each patch, with or without a second axis', () => {
    expect(readOutput(agb, tensor([10, 20], 2), 1)).toEqual({ raw: '20', status: 'answered', value: 20 })
    expect(readOutput(agb, tensor([10, 20], 2, 1), 0)).toEqual({ raw: '10', status: 'answered', value: 10 })
  })

  it('takes a map at its centre pixel', () => {
    const maps = [0, 0, 0, 0, 7.5, 0, 0, 0, 0].concat([1, 1, 1, 1, 8.5, 1, 1, 1, 1])
    expect(readOutput({ ...agb, kind: 'map' }, tensor(maps, 2, 1, 3, 3), 1).value).toBe(8.5)
    expect(readOutput({ ...agb, kind: 'map' }, tensor(maps, 2, 3, 3), 0).value).toBe(7.5)
  })

  it('undoes the scale of the training target', () => {
    expect(readOutput({ ...agb, scale: 100, offset: 5 }, tensor([0.25], 1), 0).value).toBe(30)
  })

  it('keeps a value outside the range, but not as answered', () => {
    expect(readOutput(agb, tensor([-0.25], 1), 0)).toEqual({
      raw: '-0.25',
      status: 'out-of-range',
      value: -0.25,
      reason: 'outside 0–500 Mg/ha',
    })
  })

  it('clamps where model.json says so, and still tells what the network said', () => {
    expect(readOutput({ ...agb, clamp: [0, 500] }, tensor([-0.25], 1), 0)).toEqual({
      raw: '-0.25',
      status: 'answered',
      value: 0,
      reason: 'clamped to 0–500',
    })
  })

  it.each([NaN, Infinity])('takes %s as an error of the network', (value) => {
    expect(readOutput({ ...agb, clamp: [0, 500] }, tensor([value], 1), 0)).toEqual({
      raw: String(value),
      status: 'error',
      error: 'output "agb" is not a finite number',
    })
  })
})

describe('reading a class', () => {
  const classes = [20, 30, 112]
  const landCover: ManifestOutput = { ...agb, name: 'classes', task: 'landCover', kind: 'logits', classes }

  it('answers with the code of the largest logit', () => {
    expect(readOutput(landCover, tensor([0, 2, 1, -3, -2, -1], 2, 3), 1)).toEqual({
      raw: '112',
      status: 'answered',
      value: 112,
    })
  })

  it('takes a map of logits at its centre pixel', () => {
    const planes = [9, 9, 9, 0, 9, 9, 9, 0, 9, 9, 9, 1].map((value, index) => (index % 4 === 3 ? value : 9))
    expect(readOutput(landCover, tensor(planes, 1, 3, 2, 2), 0).value).toBe(112)
  })

  it('takes NaN as an error of the network', () => {
    expect(readOutput(landCover, tensor([0, NaN, 1], 1, 3), 0).status).toBe('error')
  })
})

describe('the text of a float32', () => {
  it('is as short as it can be', () => {
    expect(shortestFloat32(Math.fround(0.1))).toBe('0.1')
    expect(shortestFloat32(112.5)).toBe('112.5')
    expect(shortestFloat32(Math.fround(58.8171))).toBe('58.8171')
    expect(shortestFloat32(16777216)).toBe('16777216')
  })

  it('reads back as the very same number', () => {
    const bits = new Uint32Array(1)
    const single = new Float32Array(bits.buffer)
    for (let pattern = 0; pattern < 2 ** 32; pattern += 1_000_003) {
      bits[0] = pattern
      const [value] = single
      expect(Math.fround(Number(shortestFloat32(value)))).toBe(value)
    }
  })
})
