import { describe, expect, it } from 'vitest'
import { centrePixel, valuesPerPatch } from '../../../src/core/models/onnx/inputShape'
import type { ManifestInput } from '../../../src/core/models/onnx/inputManifest'
import { createPacker } from '../../../src/core/models/onnx/packPatch'
import { patchProblem } from '../../../src/core/models/onnx/patchProblem'
import { raster } from '../../support/modelFolder'

const B04 = { modality: 's2', band: 'B04', mean: 0.1, std: 0.5, add: 0 } as const
const B08 = { modality: 's2', band: 'B08', mean: 0, std: 1, add: 0 } as const

const imagery = {
  s2: raster({ B04: [0.1, 0.6, NaN, 1.1], B08: [1, 2, 3, NaN] }),
  sar: raster({ HH: [-10, -20, -83, NaN] }),
}

function packed(input: ManifestInput): number[] {
  const values = new Float32Array(valuesPerPatch(input)).fill(99)
  createPacker(input)(imagery, values)
  return [...values].map((value) => Number(value.toFixed(5)))
}

function patchInput(channels: ManifestInput['channels'], layout: 'NCHW' | 'NHWC' = 'NCHW'): ManifestInput {
  return { name: 'pixels', layout, size: [2, 2], channels }
}

describe('packing a patch', () => {
  it('standardises physical values and puts 0 where there is no data', () => {
    expect(packed(patchInput([B04]))).toEqual([0, 1, 0, 2])
  })

  it('clips, then adds, then standardises', () => {
    const channel = { modality: 'sar', band: 'HH', mean: -10, std: 5, add: 1, clip: [-30, 0] } as const
    expect(packed(patchInput([{ ...channel, clip: [-30, 0] }]))).toEqual([0.2, -1.8, -3.8, 0])
  })

  it('marks as valid where every band of the modality that the network sees has data', () => {
    expect(packed(patchInput([B04, { valid: 's2' }, B08])).slice(4, 8)).toEqual([1, 1, 0, 0])
    expect(packed(patchInput([B04, { valid: 's2' }])).slice(4)).toEqual([1, 1, 0, 1])
  })

  it('interleaves channels where the network wants them last', () => {
    expect(packed(patchInput([B04, B08], 'NHWC'))).toEqual([0, 1, 1, 2, 0, 3, 2, 0])
    expect(packed(patchInput([B04, { valid: 's2' }], 'NHWC'))).toEqual([0, 1, 1, 1, 0, 0, 2, 1])
  })

  it('gives a network on pixels the centre pixel alone', () => {
    expect(packed({ name: 'features', layout: 'NC', channels: [B04, B08, { valid: 's2' }] })).toEqual([
      2, 0, 0,
    ])
  })

  it('finds the centre of odd and even sides', () => {
    expect(centrePixel(25, 25)).toBe(312)
    expect(centrePixel(4, 2)).toBe(6)
  })
})

describe('a patch that a network cannot be given', () => {
  it('has another size', () => {
    const input: ManifestInput = { name: 'pixels', layout: 'NCHW', size: [25, 25], channels: [B04] }
    expect(patchProblem(input, imagery)).toBe('it is 2 × 2 px, the network takes 25 × 25 px')
  })

  it('lacks a modality or a band', () => {
    expect(patchProblem(patchInput([B04]), {})).toBe('it has no s2 imagery')
    expect(patchProblem(patchInput([{ ...B04, band: 'B01' }]), imagery)).toBe(
      'its s2 imagery has no band B01',
    )
  })

  it('has no data in any band that the network sees', () => {
    const empty = { s2: raster({ B04: [NaN, NaN, NaN, NaN], B08: [1, 1, 1, 1] }) }
    expect(patchProblem(patchInput([B04]), empty)).toBe('it has no data anywhere')
    expect(patchProblem(patchInput([B04, B08]), empty)).toBeUndefined()
  })
})
