import { describe, expect, it } from 'vitest'
import { checkDataset } from '../../../src/core/checks/checkDataset'
import { shiftCheck } from '../../../src/core/checks/kinds/shift'
import { Fourier } from '../../../src/core/checks/shift/fourier'
import { phaseCorrelation, spectrumOf } from '../../../src/core/checks/shift/phaseCorrelation'
import { peakOf } from '../../../src/core/checks/shift/peak'
import { MemoryDataset } from '../../support/memoryDataset'
import { NUMPY_FFT } from './numpyFft'

/** A picture of rectangles of different brightness, seen from a place. */
function scene(left: number, top: number): Float64Array {
  return Float64Array.from({ length: 625 }, (_, pixel) => {
    const x = (pixel % 25) + left
    const y = Math.floor(pixel / 25) + top
    return ((Math.floor(x / 7) * 37 + Math.floor(y / 5) * 91) % 11) + 0.01 * ((x * 13 + y * 29) % 7)
  })
}

const rasterOf = (bands: readonly string[], values: Float64Array) => ({
  bands,
  width: 25,
  height: 25,
  data: Float32Array.from(bands.flatMap(() => [...values])),
})

it('the transform gives the very numbers of numpy, and its inverse the pixels again', () => {
  const { side, pixels, real, imaginary } = NUMPY_FFT
  const values = { real: Float64Array.from(pixels), imaginary: new Float64Array(side * side) }
  const fourier = new Fourier(side)
  fourier.forward(values)
  values.real.forEach((value, index) => expect(value).toBeCloseTo(real[index], 9))
  values.imaginary.forEach((value, index) => expect(value).toBeCloseTo(imaginary[index], 9))
  fourier.backward(values)
  values.real.forEach((value, index) => expect(value / side ** 2).toBeCloseTo(pixels[index], 9))
})

it('phase correlation finds a move between two views of one scene', () => {
  const fourier = new Fourier(32)
  const [one, other] = [scene(40, 40), scene(36, 43)].map((values) =>
    spectrumOf({ width: 25, height: 25, values }, fourier),
  )
  if (one === undefined || other === undefined) throw new Error('The scene is flat')
  const { dx, dy, strength } = peakOf(phaseCorrelation(one, other, fourier), 32, 6)
  expect(dx).toBeCloseTo(4, 0)
  expect(dy).toBeCloseTo(-3, 0)
  expect(strength).toBeGreaterThan(8)
})

describe('the check for shifts', () => {
  const findingsOf = async (shift: number, patches: number) => {
    const samples = Array.from({ length: patches }, (_, number) => ({
      id: `s-${number}`,
      imagery: {
        s2: rasterOf(['B04', 'B08'], scene(9 * number, 5 * number)),
        rgb: rasterOf(['R', 'G', 'B'], scene(9 * number - shift, 5 * number)),
      },
    }))
    return (await checkDataset(new MemoryDataset(samples), { checks: [shiftCheck] })).findings
  }

  it('names a single patch whose shift is beyond doubt', async () => {
    const [finding] = await findingsOf(4, 1)
    expect(finding).toMatchObject({ id: 'shift/patch', count: 1 })
    expect(finding.occurrences[0].detail).toMatch(/^RGB lies (3\.[5-9]|4\.[0-5]) px right of Sentinel-2$/)
  })

  it('tells the shift of a whole split once, not patch by patch', async () => {
    const findings = await findingsOf(4, 9)
    expect(findings.map(({ id, count }) => [id, count])).toEqual([['shift/group', 9]])
    expect(findings[0].occurrences[0].detail).toMatch(/from 9 patches of split test$/)
  })

  it('says nothing of what lies where it should', async () => {
    expect(await findingsOf(0, 9)).toEqual([])
  })
})
